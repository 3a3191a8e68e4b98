# cmake -DOUTPUT=FILE -DPACKS=LIST -DPAPER_WORDS=LIST -P: writes the files as arrays of bytes, which no quoting can spoil.
set(arrays "")
set(functions "")

function(bundle name files)
    set(own_arrays "")
    set(rows "")
    set(index 0)
    foreach(file IN LISTS files)
        file(READ "${file}" bytes HEX)
        string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
        get_filename_component(file_name "${file}" NAME)
        string(APPEND own_arrays "constexpr unsigned char ${name}_${index}[] = {${bytes}};\n")
        string(APPEND rows "        {\"${file_name}\", {reinterpret_cast<const char*>(${name}_${index}), sizeof ${name}_${index}}},\n")
        math(EXPR index "${index} + 1")
    endforeach()
    if(index EQUAL 0)
        set(body "    return {};\n")
    else()
        set(body "    static const BundledPack files[] = {\n${rows}    };\n    return files;\n")
    endif()
    set(arrays "${arrays}${own_arrays}" PARENT_SCOPE)
    set(functions "${functions}std::span<const BundledPack> bundled_${name}() {\n${body}}\n\n" PARENT_SCOPE)
endfunction()

bundle(packs "${PACKS}")
bundle(paper_words "${PAPER_WORDS}")
file(WRITE "${OUTPUT}" "// Generated from assets/policies and assets/catalogues.
#include \"generated/bundled_packs.hpp\"

namespace voucher {
namespace {
${arrays}}  // namespace

${functions}}  // namespace voucher
")
