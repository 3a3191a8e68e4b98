# Node scripts in real browsers.
set(browsers "CHROMIUM=${VOUCHER_CHROMIUM};FIREFOX=${VOUCHER_FIREFOX};WEBKIT_DRIVER=${VOUCHER_WEBKIT_DRIVER}"
    "MINIBROWSER=${VOUCHER_MINIBROWSER};XVFB=${VOUCHER_XVFB}")

# What counts frames while time passes, or moves by the clock, has the machine for itself.
set(alone frames start-up touch small)

# One test for each script of a folder, named and labelled after it. Further arguments: what the scripts find in the environment.
function(browser_tests label folder)
    file(GLOB scripts CONFIGURE_DEPENDS "${folder}/*.test.mjs")
    foreach(script IN LISTS scripts)
        get_filename_component(name "${script}" NAME)
        string(REPLACE ".test.mjs" "" name "${name}")
        add_test(NAME "${label}:${name}" COMMAND "${VOUCHER_NODE}" --test "${script}")
        set_tests_properties("${label}:${name}" PROPERTIES
            LABELS ${label}
            ENVIRONMENT "${browsers};VOUCHER_ARTEFACTS=${PROJECT_BINARY_DIR}/artefacts/${name};${ARGN}")
        if(name IN_LIST alone)
            set_tests_properties("${label}:${name}" PROPERTIES RUN_SERIAL ON)
        endif()
    endforeach()
endfunction()

# The page that was built into dist.
browser_tests(e2e e2e "VOUCHER_DIST=${PROJECT_BINARY_DIR}/dist")
# Papers and workbooks, made in the three engines and opened with Poppler, qpdf and Python.
browser_tests(papers papers "VOUCHER_FONTS_DIR=${VOUCHER_FONTS_DIR}")

# Rosters, read by the worker that the page has.
add_test(NAME "sheets:browser" COMMAND "${VOUCHER_NODE}" --test "${CMAKE_CURRENT_SOURCE_DIR}/sheets/in-the-browser.mjs")
set_tests_properties("sheets:browser" PROPERTIES LABELS sheets ENVIRONMENT "${browsers}")
