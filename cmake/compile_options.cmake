# How everything is compiled, and the warnings that our own code (and no one else's) must not raise.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

# Build type Check: fast enough to test with, and every memory error or undefined behaviour ends the program.
set(check_flags "-O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all")
set(CMAKE_C_FLAGS_CHECK "${check_flags}")
set(CMAKE_CXX_FLAGS_CHECK "${check_flags} -D_GLIBCXX_ASSERTIONS")
set(CMAKE_EXE_LINKER_FLAGS_CHECK "-fsanitize=address,undefined")

if(EMSCRIPTEN)
    # Of compiling and of linking alike. Size counts more than speed, as the page is fetched before it is run.
    add_compile_options(-fwasm-exceptions)
    add_link_options(-fwasm-exceptions)
    foreach(language C CXX)
        set(CMAKE_${language}_FLAGS_RELEASE "-Os -DNDEBUG")
    endforeach()
endif()

add_library(voucher_warnings INTERFACE)
target_compile_options(voucher_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees these where they are not: in std::string's operator+, and in what the sanitizers insert.
    target_compile_options(voucher_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
