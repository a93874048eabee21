// What coordinators do with people: answer for the hub, block, approve, pause, tell many, ring
// landlines.

#include "tests/conversations/bureau.hpp"

using namespace bureau;
using hub::AlertKind;
using hub::RequestState;

TEST_CASE_METHOD(Bureau, "while a coordinator answers, the hub says nothing, and nothing is lost") {
    static_cast<void>(ask());
    forget_news();
    REQUIRE(handle(desk(), hub::TakeOver{person_at(rosa)}).has_value());
    text(rosa, "I need shopping");
    text(rosa, "\xff\xfe");
    text(rosa, "are you there?");
    CHECK(heard(rosa).empty());
    CHECK(requests().size() == 1);
    CHECK(only_alert(AlertKind::spoke).words.reveal == "I need shopping");
    CHECK_FALSE(heard(carol).empty());
    const hub::TalkView talk =
        std::get<hub::TalkView>(answer(desk(), hub::Talk{person_at(rosa)}).value());
    CHECK(std::any_of(talk.said.begin(), talk.said.end(), [](const auto& said) {
        return said.text.reveal == "are you there?";
    }));

    REQUIRE(handle(desk(), hub::TellPerson{person_at(rosa), {"What would you like?"}}).has_value());
    CHECK(has(heard(rosa), "Carol of Hackney Helpers: What would you like?"));
    REQUIRE(handle(desk(), hub::HandBack{person_at(rosa)}).has_value());
    text(rosa, "status");
    CHECK_FALSE(heard(rosa).empty());
}

TEST_CASE_METHOD(Bureau, "danger is answered also while a coordinator has the conversation") {
    static_cast<void>(ask());
    REQUIRE(handle(desk(), hub::TakeOver{person_at(rosa)}).has_value());
    forget_news();
    danger();
    CHECK(has(heard(rosa), "999"));
    CHECK(alerts_of(AlertKind::danger).size() == 1);
}

TEST_CASE_METHOD(
    Bureau, "a conversation that was taken over lapses four hours after the last word of either") {
    static_cast<void>(ask());
    add_coordinator(kay, "Kay Hill");
    REQUIRE(handle(desk(), hub::TakeOver{person_at(rosa)}).has_value());
    CHECK(handle(desk(kay), hub::TakeOver{person_at(rosa)}).error() == Refusal::already_filled);
    pass(hours{3});
    REQUIRE(handle(desk(), hub::TellPerson{person_at(rosa), {"one moment"}}).has_value());
    pass(hours{3});
    forget_news();
    text(rosa, "status");
    CHECK(heard(rosa).empty());
    pass(hours{4});
    text(rosa, "status");
    CHECK_FALSE(heard(rosa).empty());
    CHECK(handle(desk(kay), hub::TakeOver{person_at(rosa)}).has_value());
}

TEST_CASE_METHOD(Bureau,
                 "who is blocked loses offers and tasks, is told not to go, and is not answered") {
    const auto [request, offer] = taken_by_ann();
    const std::string shopping = ask("shopping", "+447700900109");
    forget_news();
    REQUIRE(handle(desk(), hub::BlockPerson{person_at(ann), {"rude"}}).has_value());
    CHECK(this->request(request.text).state == RequestState::open);
    CHECK(this->request(shopping).offer_to(person_at(ann))->state == hub::OfferState::withdrawn);
    CHECK(has(heard(ann), "do not go"));
    CHECK(has(heard(rosa), "Ann"));
    CHECK(handle(helper(ann),
                 hub::AcceptOffer{{shopping}, this->request(shopping).offer_to(person_at(ann))->id})
              .error() == Refusal::stopped);
    text(ann, "hello? what is this?");
    CHECK(heard(ann).empty());
    CHECK(alerts_of(AlertKind::spoke).size() == 1);
    CHECK(alerts_of(AlertKind::stopped_with_open_request).empty());

    CHECK(handle(desk(), hub::BlockPerson{person_at(ann), {}}).error() == Refusal::wrong_state);
    REQUIRE(handle(desk(), hub::UnblockPerson{person_at(ann)}).has_value());
    CHECK(handle(desk(), hub::UnblockPerson{person_at(ann)}).error() == Refusal::wrong_state);
    REQUIRE(handle(desk(), hub::AssignVolunteer{request, person_at(ann)}).has_value());
}

TEST_CASE_METHOD(Bureau, "nobody goes to a resident who is blocked") {
    const auto [request, offer] = taken_by_ann();
    forget_news();
    REQUIRE(handle(desk(), hub::BlockPerson{person_at(rosa), {"threatened Ann"}}).has_value());
    CHECK(this->request(request.text).state == RequestState::cancelled);
    CHECK(has(heard(ann), "do not go"));
    text(rosa, "I need shopping, 12 Mare Street E8 3PN");
    CHECK(requests().size() == 1);
}

TEST_CASE_METHOD(Bureau, "a block that is refused takes nothing from anybody") {
    add_coordinator(kay, "Kay Hill");
    const std::string id = ask("check_on");
    REQUIRE(handle(desk(), hub::AssignVolunteer{{id}, person_at(kay)}).has_value());
    CHECK(handle(desk(), hub::BlockPerson{person_at(kay), {}}).error() == Refusal::not_allowed);
    CHECK(request(id).state == RequestState::filled);
}

TEST_CASE_METHOD(Bureau,
                 "approval withdrawn takes the task to somebody else, and given again it is told") {
    const auto [request, offer] = taken_by_ann();
    forget_news();
    REQUIRE(handle(desk(), hub::WithdrawApproval{person_at(ann)}).has_value());
    CHECK(has(heard(ann), "do not go"));
    CHECK(this->request(request.text).state == RequestState::open);
    CHECK(handle(desk(), hub::WithdrawApproval{person_at(ann)}).error() == Refusal::wrong_state);
    CHECK(handle(desk(), hub::AssignVolunteer{request, person_at(ann)}).error() ==
          Refusal::not_allowed);
    REQUIRE(handle(desk(), hub::ApproveVolunteer{person_at(ann)}).has_value());
    CHECK(has(heard(ann), "approved"));
    CHECK(handle(desk(), hub::ApproveVolunteer{person_at(ann)}).error() == Refusal::wrong_state);
}

TEST_CASE_METHOD(
    Bureau,
    "while the group pauses requests wait, tasks go on, and then everything is asked at once") {
    const auto [task, offer] = taken_by_ann();
    const std::string waiting = ask("shopping", "+447700900109");
    forget_news();
    REQUIRE(handle(desk(), hub::PauseGroup{}).has_value());
    CHECK(handle(desk(), hub::PauseGroup{}).error() == Refusal::wrong_state);
    text("+447700900108", "I need shopping, 5 Mare Street E8 3PN. My name is Sam Stone");
    text("+447700900108", "I can pay by card over the phone");
    CHECK(has(heard("+447700900108"), "break"));
    pass(hours{2});
    CHECK(has(heard("+447700900109"), "break"));
    text(ann, "done");
    CHECK(request(task.text).state == RequestState::done);
    forget_news();
    REQUIRE(handle(desk(), hub::ResumeGroup{}).has_value());
    CHECK(handle(desk(), hub::ResumeGroup{}).error() == Refusal::wrong_state);
    CHECK_FALSE(offer_code(heard(ann) + heard(bo)).empty());
    CHECK(request(waiting).state == RequestState::open);
}

TEST_CASE_METHOD(Bureau, "a broadcast says first how many it reaches, tells just these, and once") {
    add_volunteer("+447700900105", "Eve Elm", "E8 3", "shopping");
    text("+447700900105", "STOP");
    static_cast<void>(news("+447700900105"));
    text(bo, "pause");
    forget_news();
    const hub::BroadcastEstimate estimate{{.needs = {{"shopping"}}},
                                          {"Flood: please check on your neighbours"}};
    const auto view = std::get<hub::EstimateView>(answer(desk(), estimate).value());
    CHECK(view.reach == 1);
    hub::Broadcast broadcast{estimate.audience, estimate.text, view.reach + 1};
    CHECK(handle(desk(), broadcast).error() == Refusal::wrong_state);
    broadcast.reach = view.reach;
    const auto sent = handle(desk(), broadcast, "flood");
    REQUIRE(sent.has_value());
    CHECK(sent->answer.text == "1");
    CHECK(handle(desk(), broadcast, "flood").value().repeated);
    CHECK(news(ann).size() == 1);
    CHECK(news(bo).empty());
    CHECK(news("+447700900105").empty());
}

TEST_CASE_METHOD(Bureau, "two hundred at most are told at once, in several commits") {
    for (int i = 0; i < 197; ++i)
        add_volunteer(
            "+4477008" + std::to_string(10000 + i), "Vol Unteer", "E8 3", "call shopping");
    hub::Broadcast broadcast{{.needs = {{"shopping"}}}, {"Thank you all"}, 199};
    REQUIRE(handle(desk(), broadcast, "thanks").has_value());
    std::size_t told = 0;
    for (int i = 0; i < 197; ++i) told += news("+4477008" + std::to_string(10000 + i)).size();
    CHECK(told == 197);
    for (int i = 197; i < 200; ++i)
        add_volunteer("+4477008" + std::to_string(10000 + i), "Vol Unteer", "E8 3", "shopping");
    broadcast.reach = 202;
    CHECK(handle(desk(), broadcast).error() == Refusal::full);
}

TEST_CASE_METHOD(
    Bureau,
    "of somebody with a landline the desk is told whom to ring and what to say, and ticks it off") {
    forget_news();
    const std::string id = ask("dog_walking", grace);
    auto calls = alerts_of(AlertKind::ring);
    REQUIRE(calls.size() == 2);  // that it is open, and what is kept
    CHECK(calls[0].person == person_at(grace));
    CHECK(news(grace).empty());
    CHECK(news(carol).size() == 1);
    const bool says_reference = std::any_of(calls.begin(), calls.end(), [&](const auto& call) {
        return has(call.words.reveal, request(id).reference);
    });
    CHECK(says_reference);
    const auto view = std::get<hub::AlertsView>(answer(desk(), hub::Alerts{}).value());
    CHECK(view.alerts.front().person.number.reveal == grace);
    for (const hub::Alert& call : calls) {
        CHECK(call.request.text == id);
        const hub::RecordId text = hub::record_id(hub::MessageId{call.id.text});
        CHECK(record<hub::OutgoingMessage>(text).state == hub::MessageState::sent);
        REQUIRE(handle(desk(), hub::SettleAlert{call.id, {"told her"}}).has_value());
        CHECK(record<hub::OutgoingMessage>(text).state == hub::MessageState::delivered);
        CHECK(handle(desk(), hub::SettleAlert{call.id, {"told her"}}).error() ==
              Refusal::wrong_state);
    }
    const hub::Offer offer = *request(id).offer_to(person_at(ann));
    REQUIRE(handle(helper(ann), hub::AcceptOffer{{id}, offer.id}).has_value());
    std::string words;
    for (const hub::Alert& call : alerts_of(AlertKind::ring)) {
        if (!call.settled_at) words += call.words.reveal;
    }
    CHECK(has(words, request(id).doorstep_word));
    REQUIRE(handle(helper(ann), hub::ReportDone{{id}, offer.id}).has_value());
    REQUIRE(handle(desk(), hub::ConfirmDone{{id}, true}).has_value());
    CHECK(request(id).state == RequestState::closed);
}

TEST_CASE_METHOD(Bureau, "a coordinator with a landline is no reason for calls without end") {
    hub::Person landline = person(carol);
    landline.channel = "call";
    landline.address = {};
    put({landline});
    danger();
    pass(hours{3});
    CHECK(alerts().size() < 12);
}

TEST_CASE_METHOD(
    Bureau,
    "what a volunteer says over the web is understood like a text, once, and is their own") {
    const std::string id = ask("shopping");
    const std::string code = offer_code(heard(ann));
    REQUIRE_FALSE(code.empty());
    REQUIRE(handle(helper(ann), hub::Say{{"yes " + code}}, "1").has_value());
    CHECK(request(id).state == RequestState::filled);
    forget_news();
    REQUIRE(handle(helper(ann), hub::Say{{"yes " + code}}, "1").has_value());
    CHECK(heard(ann).empty());
    CHECK(handle(helper(ann), hub::Say{{"something else"}}, "1").error() == Refusal::key_reused);
    REQUIRE(handle(resident(), hub::Say{{"status"}}, "1")
                .has_value());  // the same key, somebody else's
    CHECK(has(heard(rosa), "Ann"));
    CHECK(handle(resident(), hub::Say{{"status"}}).has_value());
    CHECK(handle(helper(bo), hub::Say{}).error() == Refusal::invalid);
}

TEST_CASE_METHOD(Bureau, "pause and free now, by text or over the web, are the same") {
    REQUIRE(handle(helper(ann), hub::PauseVolunteer{}).has_value());
    const std::string id = ask("dog_walking");
    CHECK(request(id).offers.empty());
    REQUIRE(handle(helper(ann), hub::ResumeVolunteer{}).has_value());
    pass(minutes{11});
    CHECK(request(id).offers.size() == 1);
}

TEST_CASE_METHOD(Bureau, "a claim shows who is on it, keeps others off and lapses") {
    add_coordinator(kay, "Kay Hill");
    const std::string id = ask();
    REQUIRE(handle(desk(), hub::ClaimCase{{id}}).has_value());
    CHECK(handle(desk(kay), hub::ClaimCase{{id}}).error() == Refusal::already_filled);
    CHECK(handle(desk(kay), hub::DropClaim{{id}}).error() == Refusal::not_allowed);
    const auto row = std::get<hub::RowView>(answer(desk(kay), hub::QueueRow{{id}}).value());
    CHECK(row.claimed_by.reveal == "Carol Day");
    pass(minutes{31});
    CHECK(handle(desk(kay), hub::ClaimCase{{id}}).has_value());
}

TEST_CASE_METHOD(
    Bureau,
    "closed, re-opened, noted: what does not fit the state is refused and changes nothing") {
    const std::string id = ask();
    const hub::Request before = request(id);
    CHECK(handle(desk(), hub::CloseRequest{{id}}).error() == Refusal::wrong_state);
    CHECK(handle(desk(), hub::ReopenRequest{{id}}).error() == Refusal::wrong_state);
    CHECK(handle(desk(), hub::AddNote{{id}, {}}).error() == Refusal::invalid);
    CHECK(handle(desk(), hub::SettleAlert{{"none"}, {}}).error() == Refusal::not_found);
    CHECK(handle(desk(), hub::TellPerson{{"nobody"}, {"hello"}}).error() == Refusal::not_found);
    CHECK(handle(desk(), hub::HandBack{person_at(bo)}).error() == Refusal::not_found);
    CHECK(request(id) == before);
    REQUIRE(handle(desk(), hub::CancelRequest{{id}}).has_value());
    CHECK(handle(desk(), hub::CancelRequest{{id}}).error() == Refusal::wrong_state);
    CHECK(handle(desk(), hub::AssignVolunteer{{id}, person_at(ann)}).error() ==
          Refusal::wrong_state);
    CHECK(handle(desk(), hub::AddNote{{id}, {"rang, all well"}}).has_value());
}
