# The Emscripten that emsdk-setup.sh found.
if(NOT EXISTS "${CMAKE_CURRENT_LIST_DIR}/../.setup/paths.cmake")
    message(FATAL_ERROR "This machine is not set up yet: run ./emsdk-setup.sh first.")
endif()
include("${CMAKE_CURRENT_LIST_DIR}/../.setup/paths.cmake")
include("${VOUCHER_EMSCRIPTEN_DIR}/cmake/Modules/Platform/Emscripten.cmake")
