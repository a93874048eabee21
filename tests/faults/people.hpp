#pragma once

#include "tests/faults/dice.hpp"
#include "tests/faults/ledger.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace faults {

// Residents who ask, each once, and volunteers who answer: most yes, some no, some STOP, some
// never. Numbers tell them apart.
class People {
public:
    explicit People(std::uint64_t seed) : dice_(seed) {}

    static constexpr int volunteers = 400;
    static std::string volunteer(int n);  // from 0
    static bool is_volunteer(const std::string& number);

    // The first text of somebody who never wrote before.
    Written somebody_asks();
    // What `to` writes back, having got this whole message for the first time.
    std::vector<Written> hear(const std::string& to, const std::string& words);

private:
    std::vector<Written> answer_offer(const std::string& to, const std::string& code);

    Dice dice_;
    int residents_{};
};

bool holds(const std::string& text, const std::string& words);
// The code after these words: "Reply YES 4C"; empty when there is none.
std::string code_after(const std::string& text, const std::string& words);

}  // namespace faults
