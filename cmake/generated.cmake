# Code and bytes that are made at build time: statements from queries.sql, and the files that travel inside the program.

find_package(Python3 REQUIRED COMPONENTS Interpreter)

# Turns src/<folder>/queries.sql into <folder>/queries.hpp: one typed constant per named statement.
function(plenty_compile_queries folder name out)
  set(input ${CMAKE_SOURCE_DIR}/src/${folder}/queries.sql)
  set(header ${CMAKE_BINARY_DIR}/generated/${folder}/queries.hpp)
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/compile_queries.py ${input} ${header}
    DEPENDS ${input} ${CMAKE_SOURCE_DIR}/tools/compile_queries.py
    COMMENT "Statements of ${folder}")
  set(${out} ${header} PARENT_SCOPE)
endfunction()

# Puts files into the program: plenty_embed(<target> <namespace> <directory> FILES ...) gives
# generated/embedded/<namespace>.hpp with the table plenty::embedded::<namespace>. LIST names a file with one path a
# line, for files whose names are known only once they are made.
function(plenty_embed target namespace directory)
  cmake_parse_arguments(embed "" "LIST" "FILES" ${ARGN})
  set(dependencies ${embed_FILES} ${embed_LIST})
  if(embed_LIST)
    list(APPEND embed_FILES @${embed_LIST})
  endif()
  set(stem ${CMAKE_BINARY_DIR}/generated/embedded/${namespace})
  add_custom_command(
    OUTPUT ${stem}.hpp ${stem}.cpp ${stem}.S
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/embed.py ${namespace} ${directory} ${stem} ${embed_FILES}
    DEPENDS ${dependencies} ${CMAKE_SOURCE_DIR}/tools/embed.py
    COMMENT "Embedding ${namespace}")
  target_sources(${target} PRIVATE ${stem}.cpp ${stem}.S ${stem}.hpp)
endfunction()

# Compiles locale/*.po and puts the catalogues into the program, as plenty::embedded::catalogues.
find_program(msgfmt_program msgfmt REQUIRED)
function(plenty_embed_catalogues target)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/locale/*.po)
  set(directory ${CMAKE_BINARY_DIR}/generated/locale)
  file(MAKE_DIRECTORY ${directory})
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM language)
    add_custom_command(
      OUTPUT ${directory}/${language}.mo
      COMMAND ${msgfmt_program} --output-file=${directory}/${language}.mo ${source}
      DEPENDS ${source}
      COMMENT "Sentences in ${language}")
    list(APPEND catalogues ${directory}/${language}.mo)
  endforeach()
  plenty_embed(${target} catalogues ${directory} FILES ${catalogues})
endfunction()

# Compiles the tree of kinds, src/kinds/tree/*.toml, into kinds/built_in.hpp.
function(plenty_compile_kinds target)
  file(GLOB branches CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/kinds/tree/*.toml)
  set(icons ${CMAKE_SOURCE_DIR}/assets/icons.txt)
  set(header ${CMAKE_BINARY_DIR}/generated/kinds/built_in.hpp)
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/compile_kinds.py ${header} ${branches} ${icons}
    DEPENDS ${icons} ${branches} ${CMAKE_SOURCE_DIR}/tools/compile_kinds.py
    COMMENT "The tree of kinds")
  target_sources(${target} PRIVATE ${header})
endfunction()
