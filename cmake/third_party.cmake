# The libraries of third_party.lock. They are compiled without our warnings; their headers are system headers.
function(third_party_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;INCLUDE")
    add_library(${name} STATIC EXCLUDE_FROM_ALL ${arg_SOURCES})
    target_include_directories(${name} SYSTEM PUBLIC ${arg_INCLUDE})
    target_compile_options(${name} PRIVATE -w)
endfunction()

add_library(nlohmann_json INTERFACE)
target_include_directories(nlohmann_json SYSTEM INTERFACE "${VOUCHER_NLOHMANN_JSON_DIR}/include")

foreach(source adler32 crc32 deflate inffast inflate inftrees trees zutil)
    list(APPEND zlib_sources "${VOUCHER_ZLIB_DIR}/${source}.c")
endforeach()
third_party_library(zlib SOURCES ${zlib_sources} INCLUDE "${VOUCHER_ZLIB_DIR}")

foreach(source md5 sha1 sha256 sha512 platform_util)
    list(APPEND mbedtls_sources "${VOUCHER_MBEDTLS_DIR}/library/${source}.c")
endforeach()
third_party_library(mbedtls_digests SOURCES ${mbedtls_sources}
    INCLUDE "${VOUCHER_MBEDTLS_DIR}/include")
target_compile_definitions(mbedtls_digests PUBLIC
    "MBEDTLS_CONFIG_FILE=\"${PROJECT_SOURCE_DIR}/cmake/mbedtls_config.h\"")

# XPath and streams are not used; what is read is bounded before pugixml sees it (src/invoice/xml_tree.hpp).
third_party_library(pugixml SOURCES "${VOUCHER_PUGIXML_DIR}/src/pugixml.cpp" INCLUDE "${VOUCHER_PUGIXML_DIR}/src")
target_compile_definitions(pugixml PUBLIC PUGIXML_NO_XPATH PUGIXML_NO_STL)

third_party_library(utf8proc SOURCES "${VOUCHER_UTF8PROC_DIR}/utf8proc.c" INCLUDE "${VOUCHER_UTF8PROC_DIR}")
target_compile_definitions(utf8proc PUBLIC UTF8PROC_STATIC)

if(VOUCHER_SHELL)
    foreach(source imgui imgui_draw imgui_tables imgui_widgets)
        list(APPEND imgui_sources "${VOUCHER_IMGUI_DIR}/${source}.cpp")
    endforeach()
    if(EMSCRIPTEN)
        list(APPEND imgui_sources "${VOUCHER_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
    endif()
    third_party_library(imgui SOURCES ${imgui_sources} INCLUDE "${VOUCHER_IMGUI_DIR}" "${VOUCHER_IMGUI_DIR}/backends")
    target_compile_definitions(imgui PUBLIC
        "IMGUI_USER_CONFIG=\"${PROJECT_SOURCE_DIR}/shell/ui/imgui_config.hpp\"")
    if(EMSCRIPTEN)
        target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
    endif()
endif()

if(VOUCHER_TESTS)
    third_party_library(catch2 SOURCES "${VOUCHER_CATCH2_DIR}/extras/catch_amalgamated.cpp"
        INCLUDE "${VOUCHER_CATCH2_DIR}/extras")
    if(CMAKE_BUILD_TYPE STREQUAL "Check")
        target_compile_options(catch2 PRIVATE -O0 -fno-sanitize=all)  # six times as quick to compile, and not ours to check
    endif()
endif()
