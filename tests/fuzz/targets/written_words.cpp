#include "hub/program/written_words.hpp"

#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <set>
#include <string>

// Needs, languages, hours and distances as people write them.
namespace fuzz {

namespace {

void look_at_hours(std::string_view written) {
    std::string unknown;
    const auto week = program::hours_in(written, unknown);
    if (week) return require(week->any(), "hours that were understood are some");
    require(!unknown.empty(), "what was not understood is named");
}

void look_at_needs(std::string_view written) {
    const std::vector<hub::Need> known{{"shopping"}, {"medication"}, {"dog_walking"}, {"call"}};
    std::string unknown;
    const auto needs = program::needs_in(written, known, unknown);
    if (!needs) return require(!unknown.empty(), "what is no need is named");
    const std::set<hub::Need> each(needs->begin(), needs->end());
    require(each.size() == needs->size(), "each need is there once");
    for (const hub::Need& need : each)
        require(std::find(known.begin(), known.end(), need) != known.end(),
                "a need is a known one");
}

void look_at_languages(std::string_view written) {
    std::string unknown;
    const auto languages = program::languages_in(written, unknown);
    if (!languages) return require(!unknown.empty(), "what is no language is named");
    const std::set<std::string> each(languages->begin(), languages->end());
    require(each.size() == languages->size(), "each language is there once");
    for (const std::string& code : each) {
        require(code.size() == 2 || code.size() == 3, "a language is a code");
        require(program::languages_in(code, unknown) == std::vector{code},
                "a code is read alike again");
    }
}

void look_at_reach(std::string_view written) {
    for (const auto bare : {program::LengthUnit::kilometres, program::LengthUnit::miles}) {
        const auto reach = program::reach_in(written, bare);
        if (reach)
            require(reach->value >= 200 && reach->value <= 100'000, "a reach keeps to its bounds");
    }
}

}  // namespace

void look_at(std::string_view bytes) {
    look_at_hours(bytes);
    look_at_needs(bytes);
    look_at_languages(bytes);
    look_at_reach(bytes);
    const std::string plain = program::plain(bytes);
    require(program::plain(plain) == plain, "plain words stay as they are");
    for (const std::string& part : program::parts(bytes))
        require(!program::plain(part).empty(), "no part is empty");
}

}  // namespace fuzz
