# What a browser fetches (style, script, pictures) and the icons that pages draw: made by assets/build.mjs with esbuild.

# plenty_assets() makes generated/assets/ and the library plenty_assets with the table plenty::embedded::assets().
# plenty_assets_for(<target>) lets a target of the same CMakeLists.txt include "assets/names.hpp" and draw icons.
function(plenty_assets)
  set(made ${CMAKE_BINARY_DIR}/generated/assets)
  set(packages ${CMAKE_BINARY_DIR}/npm_packages.stamp)
  add_custom_command(
    OUTPUT ${packages}
    COMMAND ${CMAKE_SOURCE_DIR}/tools/npm_packages.sh
    COMMAND ${CMAKE_COMMAND} -E touch ${packages}
    DEPENDS ${CMAKE_SOURCE_DIR}/package-lock.json ${CMAKE_SOURCE_DIR}/tools/npm_packages.sh
    COMMENT "Packages from npm")
  file(GLOB inputs LIST_DIRECTORIES false CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*
                                                         ${CMAKE_SOURCE_DIR}/assets/script/*)
  add_custom_command(
    OUTPUT ${made}/files.txt ${made}/names.hpp ${made}/icon_names.hpp ${made}/icons.cpp
    COMMAND ${CMAKE_SOURCE_DIR}/tools/node.sh ${CMAKE_SOURCE_DIR}/assets/build.mjs ${made}
    DEPENDS ${inputs} ${packages}
    COMMENT "Style, script and icons")
  add_library(plenty_assets STATIC)
  plenty_embed(plenty_assets assets ${made}/files LIST ${made}/files.txt)
  target_include_directories(plenty_assets PUBLIC ${CMAKE_SOURCE_DIR}/src ${CMAKE_BINARY_DIR}/generated)
endfunction()

function(plenty_assets_for target)
  set(made ${CMAKE_BINARY_DIR}/generated/assets)
  target_sources(${target} PRIVATE ${made}/names.hpp ${made}/icon_names.hpp ${made}/icons.cpp)
endfunction()
