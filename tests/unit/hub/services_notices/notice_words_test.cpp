#include "hub/services/notice_words.hpp"

#include "config/languages.hpp"
#include "hub/rules/compose.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace {

namespace phrases = rules::phrases;

// What gaps that anybody may read are filled with. Every other gap is filled with a canary.
const std::map<std::string, std::string, std::less<>> harmless{{"group", "Hackney helps"},
                                                               {"need", "shopping"},
                                                               {"urgency", "urgent"},
                                                               {"place", "E8 3"},
                                                               {"distance", "1.5"},
                                                               {"when", "2026-11-21 14:30"},
                                                               {"until", "2026-11-21 15:00"},
                                                               {"code", "R7"},
                                                               {"minutes", "45"},
                                                               {"reference", "17"},
                                                               {"segments", "1000"}};

// As personal as a message can be: with values too that its phrase has no gap for.
hub::Wording with_canaries(std::string_view phrase) {
    hub::Wording wording;
    wording.phrase = phrase;
    for (const rules::Phrase& one : phrases::all) {
        for (const std::string_view gap : one.gaps) {
            if (gap.empty()) continue;
            const auto found = harmless.find(gap);
            wording.values[std::string(gap)] =
                found != harmless.end() ? found->second : "CANARY " + std::string(gap);
        }
    }
    wording.values["street"] = "CANARY 14 Ferndale Road";
    wording.values["words"] = "CANARY my insulin";
    wording.values["number"] = "CANARY +447700900123";
    return wording;
}

const config::Languages& languages() {
    static const config::Languages shipped =
        config::load_languages(std::filesystem::path{AIDHUB_SOURCE} / "config/languages");
    return shipped;
}

std::string shown(std::string_view phrase) {
    const auto words = services::notice_words(with_canaries(phrase));
    return words ? languages().phrasebook.render(words->wording, "en") : "";
}

}  // namespace

TEST_CASE("what is on the list is pushed, and nothing else") {
    const std::set<std::string_view> listed{"offer",
                                            "yours",
                                            "stand_down",
                                            "not_needed",
                                            "alert_danger",
                                            "alert_nobody_found",
                                            "alert_not_understood",
                                            "alert_stopped",
                                            "alert_budget",
                                            "alert_message_failed",
                                            "alert_condition",
                                            "alert_unreachable",
                                            "alert_overdue",
                                            "alert_disputed",
                                            "alert_no_answer",
                                            "alert_worried",
                                            "alert_ring",
                                            "alert_spoke",
                                            "alert_codes",
                                            "alert_many_addresses"};
    std::set<std::string_view> pushed;
    for (const rules::Phrase& phrase : phrases::all)
        if (services::notice_words(with_canaries(phrase.name))) pushed.insert(phrase.name);
    CHECK(pushed == listed);
    for (const char* other : {"", "emergency.england", "offer ", "OFFER", "notice_yours"})
        CHECK_FALSE(services::notice_words(with_canaries(other)));
}

TEST_CASE("names, streets, numbers and people's own words are never on a locked screen") {
    for (const rules::Phrase& phrase : phrases::all) {
        const auto words = services::notice_words(with_canaries(phrase.name));
        if (!words) continue;
        INFO(phrase.name);
        for (const auto& [gap, value] : words->wording.values)
            CHECK(value.find("CANARY") == std::string::npos);
        const std::string text = languages().phrasebook.render(words->wording, "en");
        CHECK_FALSE(text.empty());
        CHECK(text.find("CANARY") == std::string::npos);
        CHECK(text.find('{') == std::string::npos);
    }
}

TEST_CASE("an offer's notice is the text message itself") {
    const hub::Wording said = with_canaries("offer");
    CHECK(shown("offer") == languages().phrasebook.render(said, "en"));
    CHECK(services::notice_words(said)->urgent);
    hub::Wording calm = said;
    calm.values["urgency"] = "";
    CHECK_FALSE(services::notice_words(calm)->urgent);
    CHECK_FALSE(services::notice_words(said)->is_title);
    CHECK(services::notice_words(said)->path == "/help/tasks");
}

TEST_CASE("news of one's own task are a title alone") {
    CHECK(shown("yours") == "Thank you, it is yours: shopping (R7)");
    CHECK(shown("stand_down") == "Somebody is already helping with shopping (R7)");
    CHECK(shown("not_needed") == "Not needed any more: shopping (R7)");
    for (const char* phrase : {"yours", "stand_down", "not_needed"}) {
        const auto words = services::notice_words(with_canaries(phrase));
        CHECK(words->is_title);
        CHECK_FALSE(words->urgent);
    }
}

TEST_CASE("danger and conditions are read at the desk") {
    CHECK(shown("alert_danger") ==
          "Hackney helps: URGENT. Somebody must be rung now. Please look at the desk.");
    CHECK(shown("alert_condition") ==
          "Hackney helps: a yes with a condition, ref 17. Please decide at the desk.");
}
