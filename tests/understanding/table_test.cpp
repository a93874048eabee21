#include "tests/unit/hub/understanding/shipped_languages.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>

namespace {

using understanding::Danger;
using understanding::Heard;
using understanding::Keyword;

using Labels = std::map<std::string, std::string>;

struct Line {
    int number{};
    std::string text{};
    Labels context{};
    Labels expected{};
};

constexpr std::array danger_names{"none",
                                  "chest_pain",
                                  "not_breathing",
                                  "overdose",
                                  "suicide",
                                  "violence",
                                  "gas",
                                  "fire",
                                  "collapsed",
                                  "bleeding",
                                  "emergency_number"};
constexpr std::array keyword_names{"none",
                                   "yes",
                                   "no",
                                   "done",
                                   "cannot_come",
                                   "cancel",
                                   "status",
                                   "thanks",
                                   "help",
                                   "pause",
                                   "resume",
                                   "quit"};
constexpr std::array payment_names{
    "unasked", "nobody", "card_by_phone", "helper_repaid", "voucher", "kitty"};
constexpr std::array question_names{"nothing",
                                    "need",
                                    "postcode",
                                    "street",
                                    "name",
                                    "who_pays",
                                    "which_offer",
                                    "confirm_cancel",
                                    "satisfied"};

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> pieces;
    std::stringstream stream{text};
    for (std::string piece; std::getline(stream, piece, separator);) pieces.push_back(piece);
    return pieces;
}

Labels read_labels(const std::string& text) {
    Labels labels;
    for (const std::string& pair : split(text, ';')) {
        const auto equals = pair.find('=');
        labels[pair.substr(0, equals)] = equals == std::string::npos ? "" : pair.substr(equals + 1);
    }
    return labels;
}

std::vector<Line> read_table() {
    std::ifstream file{LABELLED_TEXTS};
    std::vector<Line> lines;
    int number = 0;
    for (std::string written; std::getline(file, written);) {
        ++number;
        if (written.empty() || written[0] == '#') continue;
        auto fields = split(written, '|');
        fields.resize(3);
        lines.push_back({.number = number,
                         .text = fields[0],
                         .context = read_labels(fields[1]),
                         .expected = read_labels(fields[2])});
    }
    return lines;
}

hub::Question question_of(const Labels& context) {
    const auto name = context.count("question") != 0 ? context.at("question") : "nothing";
    const auto found = std::find(question_names.begin(), question_names.end(), name);
    REQUIRE(found != question_names.end());
    return static_cast<hub::Question>(found - question_names.begin());
}

std::string needs_of(const Heard& heard) {
    std::string needs;
    for (const hub::Need& need : heard.needs) needs += (needs.empty() ? "" : "+") + need.text;
    return needs;
}

std::string yes_if(bool is_so) {
    return is_so ? "yes" : "";
}

Labels labels_of(const Line& line) {
    const auto& lexicon = tests::shipped_languages().lexicon;
    const auto codes = line.context.count("codes") != 0 ? split(line.context.at("codes"), ' ')
                                                        : std::vector<std::string>{};
    const Heard heard = tests::hear(line.text, question_of(line.context), codes);
    return {
        {"danger", danger_names.at(static_cast<std::size_t>(heard.danger))},
        {"keyword", keyword_names.at(static_cast<std::size_t>(heard.keyword))},
        {"needs", needs_of(heard)},
        {"postcode", heard.postcode},
        {"unreadable", heard.unreadable_postcode},
        {"code", heard.code},
        {"unknown_code", heard.unknown_code},
        {"urgency", heard.urgency == hub::Urgency::urgent ? "urgent" : "normal"},
        {"pays",
         heard.who_pays ? payment_names.at(static_cast<std::size_t>(*heard.who_pays)) : "none"},
        {"street", heard.street.reveal},
        {"name", heard.name.reveal},
        {"condition", heard.condition.reveal},
        {"window",
         heard.window ? tests::london_text(heard.window->from) + " - " +
                            tests::london_text(heard.window->until)
                      : "none"},
        {"stop", yes_if(understanding::means_stop({line.text}, lexicon))},
        {"start", yes_if(understanding::means_start({line.text}, lexicon))},
    };
}

// What every line is checked for: left out, it must be none.
Labels with_defaults(Labels expected) {
    expected.emplace("danger", "none");
    for (const char* key : {"postcode", "code", "stop", "start"}) expected.emplace(key, "");
    for (auto& [key, value] : expected) {
        if (value == "-") value.clear();
    }
    return expected;
}

}  // namespace

TEST_CASE("every labelled text is understood as its label says") {
    const auto lines = read_table();
    CHECK(lines.size() >= 250);
    for (const Line& line : lines) {
        const Labels heard = labels_of(line);
        for (const auto& [key, value] : with_defaults(line.expected)) {
            INFO("line " << line.number << ": \"" << line.text << "\": " << key);
            REQUIRE(heard.count(key) == 1);
            CHECK(heard.at(key) == value);
        }
    }
}
