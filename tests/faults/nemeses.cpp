#include "tests/faults/nemesis.hpp"

#include <iterator>

namespace faults {

std::vector<Nemesis> all_nemeses() {
    std::vector<Nemesis> all;
    for (const auto& some : {killing(), weakening(), links(), partitions(), gateways()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace faults
