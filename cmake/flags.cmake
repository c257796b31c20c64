# Language level, warnings, hardening and sanitizers, the same for every target.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)

option(PLENTY_TESTS "Build the tests" OFF)
option(PLENTY_BENCH "Build the benchmarks" OFF)
option(PLENTY_FUZZ "Build the fuzz targets" OFF)
option(PLENTY_LTO "Optimise across translation units when linking" OFF)
set(PLENTY_OPTIMISE "-O0" CACHE STRING "How a debug build is optimised")
set(PLENTY_SANITIZE "" CACHE STRING "Sanitizers, comma separated")

set(plenty_warnings -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2
                    -Wimplicit-fallthrough -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
add_compile_definitions(_GLIBCXX_ASSERTIONS)
add_compile_options(-ffp-contract=off) # the same distances, and so the same plan, on every machine

if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  set(CMAKE_CXX_FLAGS_DEBUG "-g1")
  add_compile_options(${PLENTY_OPTIMISE}) # which takes three times as long under AddressSanitizer
else()
  # The OpenSSF compiler hardening guide; assertions stay on, because a crash restarts and an overflow does not.
  set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection
                      -fcf-protection=full -ftrivial-auto-var-init=zero -fno-delete-null-pointer-checks
                      -fno-strict-overflow -fno-strict-aliasing)
  add_link_options(-pie -Wl,-z,relro,-z,now,-z,noexecstack)
endif()

if(PLENTY_LTO)
  add_compile_options(-flto=thin)
  add_link_options(-flto=thin -fuse-ld=lld-19)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_link_options(-fuse-ld=mold)
endif()

if(PLENTY_SANITIZE)
  add_compile_options(-fsanitize=${PLENTY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${PLENTY_SANITIZE})
endif()
