#include "config/languages.hpp"
#include "hub/understanding/folding.hpp"
#include "hub/understanding/understand.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <set>
#include <string>

// What people write, with the languages that are shipped.
namespace fuzz {

namespace {

using understanding::Heard;

const understanding::Lexicon& lexicon() {
    static const config::Languages languages = config::load_languages(LANGUAGES_FOLDER);
    return languages.lexicon;
}

// Saturday morning in November, in a zone that is an hour off.
understanding::Context context(std::size_t question) {
    const std::chrono::sys_days day{std::chrono::year{2026} / 11 / 21};
    const hub::TimePoint now{day + std::chrono::hours{10}};
    return {.question = static_cast<hub::Question>(question),
            .codes = {"K7", "QB", "3XZ"},
            .zone = {.transitions = {{hub::TimePoint{}, std::chrono::hours{1}}}},
            .now = now};
}

std::string in_lower_case(std::string_view text) {
    std::string lower;
    for (const char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

bool is_capital_or_digit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void check_words(const Heard& heard) {
    for (const std::string* words : {&heard.code,
                                     &heard.unknown_code,
                                     &heard.postcode,
                                     &heard.unreadable_postcode,
                                     &heard.street.reveal,
                                     &heard.name.reveal,
                                     &heard.condition.reveal}) {
        require(is_plainly_utf8(*words), "what was heard is UTF-8");
        require(words->find('\0') == std::string::npos, "what was heard holds no NUL");
    }
    require(heard.postcode.size() <= 8 &&
                std::all_of(heard.postcode.begin(),
                            heard.postcode.end(),
                            [](char c) { return is_capital_or_digit(c) || c == ' '; }),
            "a postcode is of capitals and digits");
}

void check(const Heard& heard, const understanding::Context& context) {
    check_words(heard);
    const auto& codes = context.codes;
    require(heard.code.empty() || std::find(codes.begin(), codes.end(), heard.code) != codes.end(),
            "a code is one of those given");
    const auto& known = lexicon().needs();
    std::set<hub::Need> needs;
    for (const hub::Need& need : heard.needs) {
        require(std::find(known.begin(), known.end(), need.text) != known.end(),
                "a need is a known one");
        require(needs.insert(need).second, "a need is heard once");
    }
    if (heard.window)
        require(heard.window->from <= heard.window->until,
                "a window does not end before it begins");
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const auto asked = context(pieces.number(9));
    const hub::MessageText text{std::string{pieces.rest()}};
    const Heard heard = understanding::understand(text, lexicon(), asked);
    check(heard, asked);

    const hub::MessageText lower{in_lower_case(text.reveal)};
    require(understanding::understand(lower, lexicon(), asked).danger == heard.danger,
            "danger does not depend on capitals");
    const bool stop = understanding::means_stop(text, lexicon());
    require(stop == understanding::means_stop(lower, lexicon()),
            "STOP does not depend on capitals");
    require(!stop || !understanding::means_start(text, lexicon()), "nothing means STOP and START");

    const std::string tidy = understanding::tidy(text.reveal);
    require(is_plainly_utf8(tidy), "tidy text is UTF-8");
    require(understanding::tidy(tidy) == tidy, "tidy text stays as it is");
    require(is_plainly_utf8(understanding::fold(tidy)), "folded text is UTF-8");
}

}  // namespace fuzz
