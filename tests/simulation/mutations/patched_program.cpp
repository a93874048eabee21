#include "tests/simulation/mutations/gate.hpp"
#include "tests/simulation/mutations/search.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

// The main of every patched copy: searches, or shows the seed that it is given ("17 trace").
int main(int argc, char** argv) {
    try {
        const simulation::Scenery scenery = simulation::read_scenery();
        const simulation::Planted nothing;
        if (argc < 2) {
            std::puts(one_line(simulation::search(scenery, nothing)).c_str());
            return 0;
        }
        simulation::Run run;
        run.seed = std::strtoull(argv[1], nullptr, 10);
        run.trace = argc > 2 && std::string_view(argv[2]) == "trace";
        return simulation::show_run(scenery, nothing, run);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s: %s\n", argv[0], problem.what());
        return 2;
    }
}
