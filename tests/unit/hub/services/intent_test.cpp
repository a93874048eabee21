#include "hub/services/intent.hpp"

#include "hub/names.hpp"
#include "hub/rules/decide.hpp"
#include "hub/services/acts.hpp"

#include <catch2/catch.hpp>

namespace {

using hub::RequestState;
using understanding::Heard;
using understanding::Keyword;

// Who writes, by what they have: offers 2C, 2F ..., a task 2J, resting 2Q, requests of their own.
struct Who {
    bool helps{};
    int offers{};
    bool task{};
    bool resting{};
    std::vector<RequestState> requests{};
    hub::Question question{hub::Question::nothing};
};

std::string told(const services::Intent& intent) {
    if (const auto* act = std::get_if<services::DoThis>(&intent)) {
        const auto of_need = rules::about(act->command).text;
        return std::string(hub::name_of(act->command)) +
               (act->code.empty() ? "" : " " + act->code) +
               (of_need.empty() || !act->code.empty() ? "" : " " + of_need);
    }
    if (const auto* take = std::get_if<services::TakeRequest>(&intent)) {
        return "take " + (take->draft.empty() ? "new" : take->draft.text);
    }
    if (const auto* say = std::get_if<services::SayThis>(&intent))
        return "say " + say->words.phrase;
    if (const auto* status = std::get_if<services::TellStatus>(&intent))
        return "status " + status->request.text;
    if (const auto* danger = std::get_if<services::HoldDanger>(&intent))
        return "danger " + danger->danger;
    return "give up";
}

std::string meant(const Who& who, const Heard& heard) {
    const hub::Group group{.name = "Helpers"};
    const hub::Person person{.id = {"p"}};
    hub::Volunteer volunteer;
    const char* codes[] = {"2C", "2F", "2V"};
    for (int i = 0; i < who.offers; ++i)
        volunteer.open_offers.push_back({{"offered"}, {codes[i]}, codes[i]});
    if (who.task) volunteer.tasks.push_back({{"task"}, {"2J"}, "2J", {}});
    if (who.resting) volunteer.resting_codes.push_back({"2Q", {"old"}, {"2Q"}, {}});
    const hub::TimePoint now{std::chrono::hours{24}};
    hub::Conversation talk{.person = {"p"}, .question = who.question, .heard_at = now};
    services::Writer writer{.group = group, .person = person, .talk = talk, .now = now};
    if (who.helps) writer.volunteer = &volunteer;
    const char* needs[] = {"shopping", "call"};
    for (std::size_t i = 0; i < who.requests.size(); ++i) {
        hub::Request request;
        request.id = {"r" + std::to_string(i)};
        request.need = {needs[i % 2]};
        request.state = who.requests[i];
        request.window = {.from = now, .until = now + std::chrono::hours{1}};
        writer.requests.push_back(request);
        talk.request = request.id;
    }
    return told(services::intent_of(heard, writer));
}

Heard word(Keyword keyword, std::string code = {}) {
    return {.keyword = keyword, .code = std::move(code)};
}
Heard with_condition(std::string code) {
    return {.keyword = Keyword::yes, .code = std::move(code), .condition = {"after 5"}};
}
Heard with_need(Keyword keyword, std::string need) {
    return {.keyword = keyword, .needs = {{std::move(need)}}};
}

struct Line {
    const char* says{};
    Who who{};
    Heard heard{};
    const char* meant{};
};

}  // namespace

TEST_CASE("what is meant depends on who says it") {
    using enum Keyword;
    constexpr auto draft = RequestState::draft;
    constexpr auto open = RequestState::open;
    constexpr auto finished = RequestState::done;
    const Who one_offer{.helps = true, .offers = 1};
    const Who two_offers{.helps = true, .offers = 2};
    const Who helper{.helps = true, .task = true};
    const Who idle{.helps = true, .resting = true};
    const Who resident{.requests = {open}};
    const Who two_requests{.requests = {open, open}};
    const Who asked{.requests = {finished}};
    const Who nobody{};
    const Line lines[] = {
        {"yes, one offer", one_offer, word(yes), "accept_offer 2C"},
        {"no, one offer", one_offer, word(no), "decline_offer 2C"},
        {"yes but", one_offer, with_condition(""), "counter_offer 2C"},
        {"cannot come, not yet taken", one_offer, word(cannot_come), "decline_offer 2C"},
        {"yes, two offers", two_offers, word(yes), "say which_offer"},
        {"yes with code", two_offers, word(yes, "2F"), "accept_offer 2F"},
        {"yes but, with code", two_offers, with_condition("2F"), "counter_offer 2F"},
        {"a code alone", two_offers, word(none, "2F"), "say which_offer"},
        {"yes to a resting code", idle, word(yes, "2Q"), "accept_offer 2Q"},
        {"yes but, resting", idle, with_condition("2Q"), "say offer_over"},
        {"no, resting", idle, word(no, "2Q"), "say offer_over"},
        {"wrong code", one_offer, {.keyword = yes, .unknown_code = "9Z"}, "say wrong_code"},
        {"yes to nothing", idle, word(yes), "say nothing_offered"},
        {"done, with task", helper, word(done), "report_done 2J"},
        {"done with code", helper, word(done, "2J"), "report_done 2J"},
        {"cannot come, with task", helper, word(cannot_come), "release_task 2J"},
        {"cancel, with task", helper, word(cancel), "release_task 2J"},
        {"quit helping", idle, word(quit), "pause_volunteer"},
        {"pause", idle, word(pause), "pause_volunteer"},
        {"resume", idle, word(resume), "resume_volunteer"},
        {"thanks", one_offer, word(thanks), "say you_are_welcome"},
        {"help", one_offer, word(help), "say about"},
        {"status of nothing", idle, word(status), "status "},
        {"cancel one", resident, word(cancel), "cancel_request r0"},
        {"cancel one of two", two_requests, word(cancel), "say confirm_cancel"},
        {"cancel by need", two_requests, with_need(cancel, "shopping"), "cancel_request r0"},
        {"cancel nothing", nobody, word(cancel), "say nothing_to_cancel"},
        {"cancel a need that nobody asked for",
         nobody,
         with_need(cancel, "shopping"),
         "say nothing_to_cancel"},
        {"yes, that one",
         {.requests = {open, open}, .question = hub::Question::confirm_cancel},
         word(yes),
         "cancel_request r1"},
        {"no, not that one",
         {.requests = {open, open}, .question = hub::Question::confirm_cancel},
         word(no),
         "say confirm_cancel"},
        {"it is done", asked, word(yes), "confirm_done r0"},
        {"it is not", asked, word(no), "confirm_done r0"},
        {"a helper's done is of the task",
         {.helps = true, .task = true, .requests = {finished}},
         word(done),
         "report_done 2J"},
        {"both roles, code",
         {.helps = true, .offers = 1, .requests = {finished}},
         word(yes, "2C"),
         "accept_offer 2C"},
        {"both roles, cancel",
         {.helps = true, .task = true, .requests = {open}},
         word(cancel),
         "cancel_request r0"},
        {"both roles, quit of a draft",
         {.helps = true, .requests = {draft}},
         word(quit),
         "cancel_request r0"},
        {"quit of a draft", {.requests = {draft}}, word(quit), "cancel_request r0"},
        {"quit of an open one", resident, word(quit), "status r0"},
        {"status", resident, word(status), "status r0"},
        {"news of the one for this need", two_requests, with_need(status, "shopping"), "status r0"},
        {"a need", nobody, with_need(none, "shopping"), "take new"},
        {"another need", resident, with_need(none, "call"), "take new"},
        {"more for the draft", {.requests = {draft}}, with_need(none, "call"), "take r0"},
        {"danger first",
         one_offer,
         {.danger = understanding::Danger::gas, .keyword = yes},
         "danger gas"},
        {"nonsense", resident, word(none), "give up"},
        {"nonsense of a volunteer opens nothing", idle, {.postcode = "E8 3"}, "give up"},
    };
    for (const Line& line : lines) {
        CAPTURE(line.says);
        CHECK(meant(line.who, line.heard) == line.meant);
    }
}
