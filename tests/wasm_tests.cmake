# The same unit tests under Node. One test a source file, as each start of Node costs a tenth of a second.
set_target_properties(unit_tests PROPERTIES EXCLUDE_FROM_ALL ON)  # the page does not wait for them
target_link_options(unit_tests PRIVATE
    -sENVIRONMENT=node -sNODERAWFS -sEXIT_RUNTIME -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB)
foreach(source IN LISTS unit_sources)
    get_filename_component(file_name "${source}" NAME_WE)
    if(NOT file_name MATCHES "_test$")  # what several tests share
        continue()
    endif()
    add_test(NAME "wasm:${file_name}"
        COMMAND "${VOUCHER_NODE}" "$<TARGET_FILE:unit_tests>" --filenames-as-tags "[#${file_name}]")
    set_tests_properties("wasm:${file_name}" PROPERTIES LABELS wasm)
endforeach()
