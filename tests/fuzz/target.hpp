#pragma once

#include <cstddef>
#include <string_view>

// A fuzz target is one file that defines `look_at`. It is linked twice: with libFuzzer, which
// invents inputs, and with a small program of ours that replays a corpus as an ordinary test.
namespace fuzz {

// Takes one input and says with `require` what must hold of it. Throws nothing.
void look_at(std::string_view bytes);

// Ends the program with this sentence unless it holds.
void require(bool holds, const char* sentence);

// Takes an input apart from its front, for targets that need more than one value.
class Pieces {
public:
    explicit Pieces(std::string_view bytes) : rest_{bytes} {}

    // Below `many`; 0 when there is nothing left.
    std::size_t number(std::size_t many);
    // Up to the next line end, which is taken too; all when there is none.
    std::string_view line();
    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

}  // namespace fuzz
