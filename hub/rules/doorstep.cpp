#include "hub/rules/intake.hpp"

#include <array>

namespace rules {

namespace {

// Two syllables or so, no two that sound alike, nothing that could hurt.
constexpr std::array words{
    "acorn",   "amber",    "anchor",  "apple",   "badger",  "bagpipe", "banjo",   "barley",
    "basket",  "beacon",   "biscuit", "blossom", "bonnet",  "bramble", "bucket",  "button",
    "cabbage", "candle",   "canoe",   "carrot",  "castle",  "cherry",  "chimney", "clover",
    "cobble",  "compass",  "copper",  "cottage", "cricket", "daisy",   "donkey",  "dragon",
    "eagle",   "fiddle",   "finch",   "garden",  "ginger",  "gravy",   "hammock", "harbour",
    "hazel",   "hedgehog", "honey",   "ivory",   "jigsaw",  "juniper", "kettle",  "kipper",
    "ladder",  "lantern",  "lemon",   "lilac",   "lobster", "magnet",  "mango",   "maple",
    "marble",  "meadow",   "melon",   "mitten",  "mustard", "nutmeg",  "oatcake", "olive",
    "orchard", "otter",    "paddle",  "parsley", "pebble",  "pencil",  "pepper",  "piano",
    "pigeon",  "pillow",   "pocket",  "poppy",   "puffin",  "pumpkin", "rabbit",  "raisin",
    "ribbon",  "robin",    "rocket",  "saddle",  "salmon",  "scarlet", "spanner", "sparrow",
    "spinach", "sunset",   "teapot",  "thimble", "ticket",  "timber",  "toffee",  "tulip",
    "turnip",  "velvet",   "violet",  "walnut",  "whistle", "willow",  "window",  "zebra"};

}  // namespace

std::string doorstep_word(Chance& chance) {
    return words[chance.below(words.size())];
}

}  // namespace rules
