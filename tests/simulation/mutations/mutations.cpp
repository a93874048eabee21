#include "tests/simulation/mutations/mutation.hpp"

#include <iterator>
#include <utility>

namespace simulation {

std::vector<Mutation> mutations() {
    std::vector<Mutation> all;
    for (auto* const some : {mutations_of_commits,
                             mutations_of_words,
                             mutations_of_stores,
                             mutations_of_inboxes,
                             mutations_of_gateways,
                             mutations_of_surroundings}) {
        std::vector<Mutation> more = some();
        all.insert(
            all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return all;
}

}  // namespace simulation
