#pragma once

#include <optional>
#include <string>
#include <string_view>

// The shape of British postcodes: outward "E8" (area and district), inward "3PN" (sector and unit).
// All functions take capital letters and digits without blanks. Areas are those of the Royal Mail;
// whether a district exists is not asked.
namespace understanding {

// How O for 0 and I or L for 1 (and back) are treated.
enum class Slips { refused, mended };

struct PostcodeShape {
    std::string text{};    // "E8 3PN", "E8 3" or "E8"
    int slips{};           // mended characters
    bool digit_outside{};  // the outward part has a digit that was typed as one
};

std::optional<PostcodeShape> full_postcode(std::string_view joined, Slips slips);
std::optional<PostcodeShape> sector(std::string_view joined,
                                    Slips slips);  // "E83" only if no district has that name
std::optional<PostcodeShape> district(std::string_view joined,
                                      Slips slips);  // within the numbers that its area has

// One or two letters, a digit, perhaps one more; a digit and two letters: so it was meant, whatever
// else is wrong.
bool resembles_outward(std::string_view word);
bool resembles_inward(std::string_view word);

}  // namespace understanding
