# cmake -DOUTPUT=FILE -DPACKS=LIST -P: writes the packs as arrays of bytes, which no quoting can spoil.
set(arrays "")
set(rows "")
set(index 0)
foreach(pack IN LISTS PACKS)
    file(READ "${pack}" bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    get_filename_component(name "${pack}" NAME)
    string(APPEND arrays "constexpr unsigned char pack_${index}[] = {${bytes}};\n")
    string(APPEND rows "    {\"${name}\", {reinterpret_cast<const char*>(pack_${index}), sizeof pack_${index}}},\n")
    math(EXPR index "${index} + 1")
endforeach()
if(index EQUAL 0)
    set(body "std::span<const BundledPack> bundled_packs() { return {}; }\n")
else()
    set(body "std::span<const BundledPack> bundled_packs() {
    static const BundledPack packs[] = {\n${rows}    };\n    return packs;\n}\n")
endif()
file(WRITE "${OUTPUT}" "// Generated from assets/policies.
#include \"generated/bundled_packs.hpp\"

namespace voucher {
namespace {
${arrays}}  // namespace

${body}
}  // namespace voucher
")
