# A workflow preset has one configure step, but our two commands need several builds: this project only drives them.
function(drive target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "PRESETS;AFTER")
    set(commands COMMAND "${CMAKE_COMMAND}" --preset "${target}" --log-level=WARNING)
    foreach(preset IN LISTS arg_PRESETS)
        list(APPEND commands COMMAND "${CMAKE_COMMAND}" --build --preset "${preset}")
    endforeach()
    add_custom_target("drive-${target}" ALL ${commands}
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" COMMENT "Building the preset ${target}" USES_TERMINAL VERBATIM)
    foreach(other IN LISTS arg_AFTER)
        add_dependencies("drive-${target}" "drive-${other}")
    endforeach()
endfunction()

if(VOUCHER_WORKFLOW STREQUAL "app")
    drive(web PRESETS web)
    add_custom_target(serve ALL
        COMMAND "${VOUCHER_NODE}" web/serve.mjs build/web/dist
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" COMMENT "Serving the page; Ctrl+C stops it" USES_TERMINAL VERBATIM)
    add_dependencies(serve drive-web)
elseif(VOUCHER_WORKFLOW STREQUAL "test")
    drive(native PRESETS native)
    drive(native-check PRESETS native-check AFTER native)
    drive(web PRESETS web web-tests AFTER native-check)
    # The tests of the other build folders, as if they were folders of this one.
    file(WRITE "${PROJECT_BINARY_DIR}/gathered_tests.cmake"
        "subdirs(\"${PROJECT_SOURCE_DIR}/build/native-check\" \"${PROJECT_SOURCE_DIR}/build/web\")\n")
    set_directory_properties(PROPERTIES TEST_INCLUDE_FILES "${PROJECT_BINARY_DIR}/gathered_tests.cmake")
    enable_testing()
    add_test(NAME "architecture:layers" COMMAND python3 "${PROJECT_SOURCE_DIR}/tests/architecture/check_layers.py")
    set_tests_properties("architecture:layers" PROPERTIES LABELS architecture)
    # A second, plain implementation of the measure, compared with the command on thousands of cases.
    add_test(NAME "differential:assess"
        COMMAND python3 "${PROJECT_SOURCE_DIR}/tests/differential/run.py" "${PROJECT_SOURCE_DIR}/build/native/voucher")
    set_tests_properties("differential:assess" PROPERTIES LABELS differential)
    # Packages, opened with programs that this project did not write; spoilt ones, which verify has to refuse; bags of every
    # version, rule by rule.
    foreach(check IN ITEMS check verify bag)
        add_test(NAME "package:${check}"
            COMMAND python3 "${PROJECT_SOURCE_DIR}/tests/package/${check}.py" "${PROJECT_SOURCE_DIR}/build/native/voucher")
        set_tests_properties("package:${check}" PROPERTIES LABELS package)
    endforeach()
    # The JSON Schemas of a pack and of kiosk.json against the program, which has the last word; and the guides to both.
    foreach(part IN ITEMS policy-pack guide kiosk)
        add_test(NAME "schema:${part}" COMMAND "${VOUCHER_NODE}" --test "${PROJECT_SOURCE_DIR}/tests/schema/${part}.test.mjs")
        set_tests_properties("schema:${part}" PROPERTIES LABELS schema
            ENVIRONMENT "VOUCHER=${PROJECT_SOURCE_DIR}/build/native/voucher")
    endforeach()
else()
    message(FATAL_ERROR "VOUCHER_WORKFLOW is '${VOUCHER_WORKFLOW}'; expected app or test.")
endif()
