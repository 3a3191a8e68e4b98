# The page in real browsers: node scripts that drive what was built into dist.
file(GLOB browser_tests CONFIGURE_DEPENDS "e2e/*.test.mjs")
set(browsers "CHROMIUM=${VOUCHER_CHROMIUM};FIREFOX=${VOUCHER_FIREFOX};WEBKIT_DRIVER=${VOUCHER_WEBKIT_DRIVER}"
    "MINIBROWSER=${VOUCHER_MINIBROWSER};XVFB=${VOUCHER_XVFB}")
foreach(script IN LISTS browser_tests)
    get_filename_component(name "${script}" NAME)
    string(REPLACE ".test.mjs" "" name "${name}")
    add_test(NAME "e2e:${name}" COMMAND "${VOUCHER_NODE}" --test "${script}")
    set_tests_properties("e2e:${name}" PROPERTIES
        LABELS e2e
        RUN_SERIAL ON
        ENVIRONMENT "VOUCHER_DIST=${PROJECT_BINARY_DIR}/dist;${browsers};VOUCHER_ARTEFACTS=${PROJECT_BINARY_DIR}/artefacts/${name}")
endforeach()

# Papers and workbooks, made in the three engines and opened with Poppler, qpdf and Python.
file(GLOB paper_tests CONFIGURE_DEPENDS "papers/*.test.mjs")
foreach(script IN LISTS paper_tests)
    get_filename_component(name "${script}" NAME)
    string(REPLACE ".test.mjs" "" name "${name}")
    add_test(NAME "papers:${name}" COMMAND "${VOUCHER_NODE}" --test "${script}")
    set_tests_properties("papers:${name}" PROPERTIES
        LABELS papers
        ENVIRONMENT "VOUCHER_FONTS_DIR=${VOUCHER_FONTS_DIR};${browsers};VOUCHER_ARTEFACTS=${PROJECT_BINARY_DIR}/artefacts/papers")
endforeach()
