#include "hub/understanding/phrasebook.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"

#include <string>

// One phrase with its gaps, said with any values: a line with the values' text, then the phrase.
namespace fuzz {

namespace {

understanding::LanguagePhrases language(std::string phrase) {
    understanding::LanguagePhrases language;
    language.language = "en";
    language.phrases["p"] = std::move(phrase);
    for (const char* type : {"need", "payment", "a"}) language.words[type]["call"] = "a phone call";
    language.weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    language.months = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return language;
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const std::string value{pieces.line()};
    const std::string phrase{pieces.rest()};
    const auto read = understanding::read_template(phrase);
    std::vector<understanding::Problem> problems;
    const understanding::Phrasebook phrasebook{{language(phrase)}, problems};
    require(read.problem.empty() || !problems.empty(), "a phrase that cannot be read is a problem");

    hub::Wording wording;
    wording.phrase = "p";
    const auto gaps = phrasebook.gaps("en", "p");
    for (const std::string& gap : gaps) wording.values[gap] = value;
    const std::string said = phrasebook.render(wording, "en");
    if (is_plainly_utf8(phrase) && is_plainly_utf8(value))
        require(is_plainly_utf8(said), "what is said is UTF-8");
    if (!problems.empty())
        require(said == understanding::safe_sentence, "what cannot be said is the safe sentence");
    if (problems.empty() && gaps.empty() && phrase.find_first_of("{}[]") == std::string::npos)
        require(said == phrase, "a phrase without gaps is said as it is");
}

}  // namespace fuzz
