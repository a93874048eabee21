#pragma once

#include "tests/faults/dice.hpp"
#include "tests/faults/scene.hpp"

#include <functional>
#include <string>
#include <vector>

namespace faults {

// One way in which the world goes wrong.
struct Nemesis {
    std::string name{};
    std::string about{};
    Setup setup{};
    std::function<void(Scene&, Dice&)> strike{};
    std::function<void(Scene&)> heal{};  // afterwards the world is as before, as far as it answers
    milliseconds least{500};             // how long it lasts
    milliseconds most{1500};
    // Where the end is to be noticed: by texts that are taken, or by hand-overs.
    enum class Noticed { by_texts, by_hand_overs } noticed{Noticed::by_texts};
    std::function<std::string()> missing{};  // why it cannot be run here; empty: it can
};

std::vector<Nemesis> all_nemeses();
std::vector<Nemesis> killing();  // processes
std::vector<Nemesis> links();    // bytes on their way
std::vector<Nemesis> partitions();
std::vector<Nemesis> gateways();
std::vector<Nemesis> weakening();  // a Redis that lives and does not do what it should

}  // namespace faults
