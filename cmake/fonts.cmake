# The fonts and "generated/icons.hpp", cut from the Node packages by web/tools/build-fonts.mjs.
file(GLOB font_texts CONFIGURE_DEPENDS
    "${PROJECT_SOURCE_DIR}/assets/catalogues/*.json" "${PROJECT_SOURCE_DIR}/assets/policies/*.json"
    "${PROJECT_SOURCE_DIR}/assets/fonts/*.txt")
list(FILTER font_texts EXCLUDE REGEX "\\.schema\\.json$")
file(GLOB font_tools CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/tools/*.mjs")
set(VOUCHER_FONTS_DIR "${PROJECT_BINARY_DIR}/fonts")
add_custom_command(
    OUTPUT "${VOUCHER_FONTS_DIR}/.built" "${PROJECT_BINARY_DIR}/generated/icons.hpp"
    COMMAND "${VOUCHER_NODE}" "${PROJECT_SOURCE_DIR}/web/tools/build-fonts.mjs"
            --out "${VOUCHER_FONTS_DIR}" --header "${PROJECT_BINARY_DIR}/generated/icons.hpp"
            --cache "${VOUCHER_CACHE}/fonts"
    COMMAND "${CMAKE_COMMAND}" -E touch "${VOUCHER_FONTS_DIR}/.built"
    DEPENDS ${font_texts} ${font_tools} "${PROJECT_SOURCE_DIR}/web/package-lock.json"
    COMMENT "Fonts" VERBATIM)
add_custom_target(fonts ALL DEPENDS "${VOUCHER_FONTS_DIR}/.built")
