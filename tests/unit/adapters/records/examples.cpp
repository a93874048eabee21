#include "tests/unit/adapters/records/examples.hpp"

#include <chrono>

namespace examples {

using namespace std::chrono_literals;

hub::TimePoint noon() {
    return hub::TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h + 345ms};
}

hub::Place place() {
    return {.name = "E8 3",
            .level = hub::PlaceLevel::sector,
            .centre = {.latitude = 51.987654321, .longitude = -0.0712345678901},
            .radius = {412.5}};
}

hub::Group group() {
    hub::Group group;
    group.id = {"hackney"};
    group.name = "Hackney helps";
    group.area = {.name = "Hackney",
                  .level = hub::PlaceLevel::district,
                  .centre = {51.5, -0.1},
                  .radius = {3000}};
    group.language = "tr";
    group.zone_name = "Europe/Dublin";
    group.nation = "wales";
    group.quiet = {.from = 22, .until = 7};
    group.needs = {{"shopping"}, {"medication"}};
    group.payments = {hub::WhoPays::voucher};
    group.spending_limit_pence = 2500;
    group.daily_segments = 900;
    group.asking = {.at_once = 5,
                    .lapse = 40min,
                    .lapse_urgent = 10min,
                    .tell_waiting = 50min,
                    .unmet_after = 12h,
                    .widest = {12000.25}};
    group.hub_numbers = {"sms:+447700900000"};
    group.coordinators = {{"carol"}};
    group.duties = {{.person = {"carol"}, .from = noon(), .until = noon() + 8h}};
    group.welcome = "We are your neighbours.";
    group.patches = {{.name = "Homerton", .outcodes = {"E9"}, .lead = {"dora"}}};
    group.paused_since = noon();
    return group;
}

hub::Person person(const std::string& id) {
    hub::Person person;
    person.id = {id};
    person.name = {"Rosa CANARY Luz"};
    person.channel = "sms";
    person.number = {"+44CANARY123"};
    person.stopped = true;
    person.address = {"0123456789abcdef"};
    person.language = "es";
    person.roles = {hub::Role::resident, hub::Role::operator_};
    person.street = {"12 CANARY Street"};
    person.place = place();
    person.place.name = "CANARY 3";
    person.since = noon() - 24h;
    person.told_privacy_at = noon();
    person.blocked = true;
    person.other = {"p-other"};
    person.linked_to = {"p-linked"};
    return person;
}

hub::Volunteer volunteer(const std::string& id) {
    hub::Volunteer volunteer;
    volunteer.id = {id};
    volunteer.approved = true;
    volunteer.needs = {{"shopping"}};
    volunteer.languages = {"en", "pl"};
    volunteer.home = place();
    volunteer.home.name = "CANARY home";
    volunteer.reach = {4321.0625};
    volunteer.available.reset();
    volunteer.available.set(0).set(37).set(167);
    volunteer.paused_until = noon();
    volunteer.stopped = true;
    volunteer.max_tasks = 2;
    volunteer.offers_per_day = 4;
    volunteer.code_prefix = "K";
    volunteer.open_offers = {{.request = {"r1"}, .offer = {"o1"}, .code = "KP"}};
    volunteer.tasks = {{.request = {"r2"}, .offer = {"o2"}, .code = "KQ", .since = noon()}};
    volunteer.resting_codes = {{.code = "KR", .request = {"r3"}, .offer = {"o3"}, .until = noon()}};
    volunteer.last_asked_at = noon();
    volunteer.asked_on = "2026-11-21";
    volunteer.asked_today = 1;
    volunteer.shown = {{.request = {"r4"}, .resident = {"p9"}, .at = noon()}};
    return volunteer;
}

hub::Request request(const std::string& id, const std::string& resident) {
    hub::Request request;
    request.id = {id};
    request.reference = "H-17";
    request.resident = {resident};
    request.need = {"shopping"};
    request.words = {"milk and CANARY pills \xC3\xA9 \xF0\x9F\xA5\x9B"};
    request.street = {"12 CANARY Street"};
    request.place = place();
    request.window = {.from = noon(), .until = noon() + 3h};
    request.urgency = hub::Urgency::urgent;
    request.helpers_wanted = 2;
    request.who_pays = hub::WhoPays::kitty;
    request.doorstep_word = "CANARY-otter";
    request.state = hub::RequestState::filled;
    for (const hub::OfferState state : hub::all_offer_states) {
        hub::Offer offer;
        offer.id = {"o" + std::to_string(request.offers.size())};
        offer.to = {"bo"};
        offer.state = state;
        offer.code = "KP";
        offer.message = {"m1"};
        offer.proposed_at = noon();
        offer.lapses_at = noon() + 45min;
        offer.answered_at = noon() + 1min;
        offer.condition = {"after CANARY five"};
        offer.by_hand = {"cleo"};
        offer.expected_at = noon() + 20min;
        request.offers.push_back(offer);
    }
    request.created_at = noon() - 1h;
    request.opened_at = noon() - 59min;
    request.reopened_at = noon() - 58min;
    request.told_waiting_at = noon() - 57min;
    request.ended_at = noon();
    request.channel = "web";
    request.introducer = {"CANARY Nelly"};
    request.notes = {{.by = {"cleo"}, .at = noon(), .text = {"key under CANARY pot"}}};
    request.claim = hub::Claim{.by = {"cleo"}, .until = noon() + 30min};
    return request;
}

hub::OutgoingMessage message(const std::string& id, const std::string& to) {
    hub::OutgoingMessage message;
    message.id = {id};
    message.to = {to};
    message.purpose = hub::Purpose::offer;
    message.wording = {
        .phrase = "offer",
        .values = {{"name", "CANARY Rosa"}, {"odd \"key\"", "\xE2\x9C\x93 CANARY\n"}}};
    message.condition = hub::StillProposed{{"r1"}, {"o1"}};
    message.about = {"r1"};
    message.created_at = noon();
    message.useful_until = noon() + 45min;
    message.state = hub::MessageState::unknown;
    message.reason = "gateway: 4";
    message.attempts = 2;
    message.segments = 3;
    message.moved_at = noon() + 1s;
    message.reference = "CANARY77:12";
    return message;
}

namespace {

hub::AddressRecord address() {
    hub::AddressRecord address;
    address.key = {"0123456789abcdef"};
    address.channel = "sms";
    address.number = {"+44CANARY123"};
    address.stopped_at = noon();
    address.memberships = {{.group = {"hackney"}, .person = {"rosa"}, .code_prefix = "K"}};
    address.speaking_with = {"hackney"};
    address.hand_over = hub::HandOver{.message = {"m1"}, .token = "t", .deadline = noon()};
    address.unknown = {{.message = {"m2"}, .times = 1}};
    address.handed_over = {{"m3"}, {"m4"}};
    address.steps = {{"s1"}};
    address.replies_since = noon();
    address.automatic_replies = 4;
    return address;
}

hub::Step step() {
    hub::Step step;
    step.id = {"s1"};
    step.kind = hub::Step::Kind::stopped;
    step.group = {"hackney"};
    step.person = {"rosa"};
    step.channel = "sms";
    step.from = {"+44CANARY123"};
    step.code_prefix = "K";
    step.text = {"CANARY please"};
    step.confirm = true;
    step.at = noon();
    return step;
}

hub::OutgoingMessage message_if(const std::string& id, hub::Condition condition) {
    hub::OutgoingMessage result = message(id);
    result.condition = std::move(condition);
    return result;
}

}  // namespace

std::vector<hub::Record> full_records() {
    return {group(),
            person(),
            volunteer(),
            hub::Conversation{.person = {"rosa"},
                              .question = hub::Question::which_offer,
                              .request = {"r1"},
                              .requests = {{"r1"}, {"r2"}},
                              .misunderstood = 2,
                              .heard_at = noon(),
                              .held_by = {"cleo"},
                              .held_until = noon() + 4h},
            request(),
            message(),
            message_if("m2", hub::StillHeld{{"r1"}, {"o1"}}),
            message_if("m3", hub::StillOpen{{"r1"}}),
            message_if("m4", hub::WasHandedOver{{"m1"}}),
            hub::Alert{.id = {"a1"},
                       .kind = hub::AlertKind::conditional_yes,
                       .person = {"rosa"},
                       .request = {"r1"},
                       .words = {"CANARY chest pain"},
                       .raised_at = noon(),
                       .notice = {.phrase = "alert_condition", .values = {{"group", "CANARY"}}},
                       .code = "A7",
                       .told = {{"cleo"}, {"dora"}},
                       .told_at = noon(),
                       .acknowledged_by = {"cleo"},
                       .settled_by = {"dora"},
                       .settled_at = noon(),
                       .outcome = {"rang CANARY, all well"}},
            address(),
            step(),
            hub::Lease{.holder = {"node1"}, .until = noon()},
            hub::DayBudget{.day = "2026-11-21", .segments = 12, .alarmed = true},
            hub::Heard{.id = {"h1"},
                       .person = {"rosa"},
                       .channel = "sms",
                       .words = {"CANARY hello"},
                       .at = noon()},
            hub::Handover{.text = {"CANARY rings at six"}, .by = {"cleo"}, .at = noon()},
            hub::Session{.id = {"s1"},
                         .person = {"cleo"},
                         .fingerprint = "f",
                         .proof = hub::Proof::two_factors,
                         .begun_at = noon(),
                         .seen_at = noon() + 1min,
                         .ends_at = noon() + 12h},
            hub::Credential{.person = {"cleo"},
                            .password = "CANARY$argon2id$",
                            .totp_secret = "CANARYSECRET",
                            .last_step = 59490720,
                            .failures = 2,
                            .failed_at = noon(),
                            .devices = {"d1", "d2"}},
            hub::Invitation{.id = {"i1"},
                            .person = {"dora"},
                            .made_by = {"cleo"},
                            .role = hub::Role::patch_lead,
                            .fingerprint = "f",
                            .totp_secret = "CANARYSECRET",
                            .expires_at = noon() + 24h,
                            .used_at = noon()},
            hub::SignInCode{.person = {"bo"},
                            .attempt = "a1",
                            .fingerprint = "f",
                            .tries_left = 3,
                            .expires_at = noon() + 10min,
                            .asked_since = noon(),
                            .asked = 2},
            hub::Device{.id = {"d1"},
                        .person = {"bo"},
                        .endpoint = "https://push.example/CANARY",
                        .key = "CANARYkey",
                        .secret = "CANARYauth",
                        .since = noon()}};
}

std::vector<hub::Record> empty_records() {
    hub::Conversation talk;
    talk.person = {"p"};
    hub::Person nobody;
    nobody.id = {"p"};
    nobody.language.clear();
    hub::Volunteer willing;
    willing.id = {"p"};
    hub::Request nothing;
    nothing.id = {"r"};
    hub::OutgoingMessage silence;
    silence.id = {"m"};
    hub::Alert alert;
    alert.id = {"a"};
    hub::Step step;
    step.id = {"s"};
    hub::Heard heard;
    heard.id = {"h"};
    hub::Session session;
    session.id = {"s"};
    hub::Credential credential;
    credential.person = {"p"};
    hub::Invitation invitation;
    invitation.id = {"i"};
    hub::SignInCode code;
    code.person = {"p"};
    hub::Device device;
    device.id = {"d"};
    hub::Group nameless;
    nameless.payments.clear();
    nameless.language.clear();
    return {nameless,
            nobody,
            willing,
            talk,
            nothing,
            silence,
            alert,
            hub::AddressRecord{},
            step,
            hub::Lease{},
            hub::DayBudget{},
            heard,
            hub::Handover{},
            session,
            credential,
            invitation,
            code,
            device};
}

std::vector<hub::Event> full_events() {
    return {hub::GroupChanged{},
            hub::PersonChanged{{"rosa"}},
            hub::VolunteerChanged{{"bo"}},
            hub::RequestMoved{{"r1"}, hub::RequestState::unmet},
            hub::OfferMoved{{"r1"}, {"o1"}, {"bo"}, hub::OfferState::backup},
            hub::MessageMoved{{"m1"}, {"bo"}, hub::MessageState::delivered},
            hub::PersonStopped{{"rosa"}, true},
            hub::AlertRaised{{"a1"}, hub::AlertKind::unreachable, {"r1"}},
            hub::AlertChanged{{"a1"}, hub::AlertKind::ring},
            hub::RequestChanged{{"r1"}},
            hub::PersonSpoke{{"rosa"}},
            hub::RotaChanged{},
            hub::SessionEnded{{"s1"}, {"cleo"}}};
}

std::vector<hub::Inbound> full_inbounds() {
    return {hub::InboundText{.channel = "sms",
                             .from = {"+44CANARY123"},
                             .to = "+447700900000",
                             .text = {"CANARY milk \xE2\x9C\x93"},
                             .provider_id = "kannel-CANARY-7",
                             .received_at = noon()},
            hub::DeliveryReport{.group = {"hackney"},
                                .message = {"m1"},
                                .state = hub::MessageState::delivered,
                                .reason = "000",
                                .received_at = noon()}};
}

}  // namespace examples
