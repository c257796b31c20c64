#include "cli/cli.hpp"

int main(int argc, char** argv) {
    return plenty::cli::run(argc, argv);
}
