# The static page: Vite gathers web/, the module, the fonts and the assets into dist.
file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS
    "${PROJECT_SOURCE_DIR}/web/src/*" "${PROJECT_SOURCE_DIR}/web/public/*" "${PROJECT_SOURCE_DIR}/web/*.html"
    "${PROJECT_SOURCE_DIR}/assets/*.json")
list(FILTER page_sources EXCLUDE REGEX "/node_modules/|\\.schema\\.json$")
set(page_environment "VOUCHER_WASM_DIR=${PROJECT_BINARY_DIR}/wasm" "VOUCHER_FONTS_DIR=${VOUCHER_FONTS_DIR}"
    "VOUCHER_DIST=${PROJECT_BINARY_DIR}/dist")
set(node_tools "${PROJECT_SOURCE_DIR}/web/node_modules")
add_custom_command(
    OUTPUT "${PROJECT_BINARY_DIR}/dist/index.html"
    COMMAND "${CMAKE_COMMAND}" -E env ${page_environment} "${VOUCHER_NODE}" "${node_tools}/typescript/bin/tsc" --noEmit
    COMMAND "${CMAKE_COMMAND}" -E env ${page_environment} "${VOUCHER_NODE}" "${node_tools}/vite/bin/vite.js" build
            --logLevel warn
    DEPENDS page core fonts "${VOUCHER_FONTS_DIR}/.built" ${page_sources} "${PROJECT_SOURCE_DIR}/web/vite.config.ts"
            "${PROJECT_SOURCE_DIR}/web/tsconfig.json" "${PROJECT_SOURCE_DIR}/web/package-lock.json"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}/web"
    COMMENT "Page: build/web/dist" VERBATIM)
add_custom_target(dist ALL DEPENDS "${PROJECT_BINARY_DIR}/dist/index.html")
