#include "tests/simulation/mutations/gate.hpp"
#include "tests/simulation/mutations/search.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string_view>

// The main of every patched copy: "search 1" prints what is found from that seed on, "show 17" and
// "trace 17" run one seed.
int main(int argc, char** argv) {
    try {
        if (argc != 3) throw std::invalid_argument("search, show or trace, and a seed");
        const std::string_view act = argv[1];
        const std::uint64_t seed = std::strtoull(argv[2], nullptr, 10);
        const simulation::Scenery scenery = simulation::read_scenery();
        const simulation::Planted nothing;
        if (act == "search") {
            std::puts(one_line(simulation::search(scenery, nothing, seed)).c_str());
            return 0;
        }
        simulation::Run run;
        run.seed = seed;
        run.trace = act == "trace";
        return simulation::show_run(scenery, nothing, run);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s: %s\n", argv[0], problem.what());
        return 2;
    }
}
