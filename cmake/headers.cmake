# Headers that most files include, parsed once for all of them: the standard library's and fmt's; for the rooms above the
# platform also the platform's; for tests also GoogleTest's.
#
# plenty_precompile(<target> <folder> [TEST]) gives them to a target of src/<folder>. Its files go on including what they
# use.

set(plenty_headers_of_all
    <algorithm> <array> <charconv> <chrono> <cstdint> <filesystem> <fstream> <functional> <map> <memory> <mutex> <optional>
    <set> <span> <string> <string_view> <thread> <tuple> <unordered_map> <utility> <variant> <vector> <fmt/format.h>)
set(plenty_headers_of_features
    platform/api/operation.hpp platform/db/database.hpp platform/html/components.hpp platform/html/form.hpp
    platform/web/notes.hpp platform/web/routes.hpp)
list(TRANSFORM plenty_headers_of_features PREPEND ${CMAKE_SOURCE_DIR}/src/)
set(plenty_headers_of_tests <gtest/gtest.h> <gmock/gmock.h> <rapidcheck/gtest.h>)

function(plenty_header_set target)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/${target}.cpp CONTENT "// So that there is a file to compile.\n")
  add_library(${target} OBJECT ${CMAKE_BINARY_DIR}/generated/${target}.cpp)
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src ${CMAKE_BINARY_DIR}/generated)
  add_dependencies(${target} plenty_assets) # which makes the names of icons
  target_link_libraries(${target} PRIVATE fmt::fmt Boost::json)
  target_compile_options(${target} PRIVATE ${plenty_warnings})
  target_precompile_headers(${target} PRIVATE ${ARGN})
endfunction()

function(plenty_test_header_set target)
  plenty_header_set(${target} ${ARGN})
  target_link_libraries(${target} PRIVATE GTest::gtest GTest::gmock)
endfunction()

plenty_header_set(plenty_headers ${plenty_headers_of_all})
plenty_header_set(plenty_feature_headers ${plenty_headers_of_all} ${plenty_headers_of_features})
if(PLENTY_TESTS)
  plenty_test_header_set(plenty_test_headers ${plenty_headers_of_all} ${plenty_headers_of_tests})
  plenty_test_header_set(plenty_feature_test_headers ${plenty_headers_of_all} ${plenty_headers_of_features}
                         ${plenty_headers_of_tests})
endif()

# A compiler takes precompiled headers only where the macros in them are defined alike and code may lie in the same places:
# -fPIC stands in for the -fPIE of a program.
function(plenty_precompile target folder)
  string(REGEX MATCH "^(base|platform/)" below ${folder})
  if(below)
    set(headers plenty)
  else()
    set(headers plenty_feature)
  endif()
  if("${ARGN}" STREQUAL "TEST")
    set(headers ${headers}_test)
  endif()
  target_precompile_headers(${target} REUSE_FROM ${headers}_headers)
  target_compile_options(${target} PRIVATE -fPIC)
  target_compile_definitions(${target} PRIVATE $<TARGET_PROPERTY:${headers}_headers,COMPILE_DEFINITIONS>)
endfunction()
