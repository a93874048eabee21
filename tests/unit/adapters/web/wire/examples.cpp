#include "tests/unit/adapters/web/wire/examples.hpp"

namespace wire_examples {

using namespace std::chrono_literals;

hub::TimePoint noon() {
    return hub::TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h};
}

hub::Window afternoon() {
    return {.from = noon(), .until = noon() + 5h};
}

hub::WeeklyHours weekday_mornings() {
    hub::WeeklyHours hours;
    for (std::size_t day = 0; day < 5; ++day) {
        for (std::size_t hour = 8; hour < 12; ++hour) hours.set(24 * day + hour);
    }
    return hours;
}

hub::ChangeGroup settings() {
    return {.name = "Hackney helps",
            .postcode = "E8 3PN",
            .language = "en",
            .welcome = "We are your neighbours.\nWe are free.",
            .quiet = {.from = 22, .until = 7},
            .needs = {{"shopping"}, {"medication"}},
            .payments = {hub::WhoPays::card_by_phone, hub::WhoPays::voucher},
            .spending_limit_pence = 2500,
            .daily_segments = 900,
            .asking = {.at_once = 4,
                       .lapse = 40min,
                       .lapse_urgent = 10min,
                       .tell_waiting = 50min,
                       .unmet_after = 12h,
                       .widest = {12000}},
            .patches = {{.name = "Homerton", .outcodes = {"E9"}, .lead = {"p-dora"}}}};
}

namespace {

hub::AddVolunteer volunteer() {
    hub::AddVolunteer add{
        .name = {"Bo Lind"}, .number = {"07700 900123"}, .channel = "sms", .language = "en"};
    add.volunteer.home.name = "E8 3PN";
    add.volunteer.needs = {{"shopping"}};
    add.volunteer.languages = {"en", "tr"};
    add.volunteer.reach = {3000};
    add.volunteer.available = weekday_mornings();
    add.volunteer.max_tasks = 2;
    add.volunteer.offers_per_day = 3;
    return add;
}

hub::OpenRequest request() {
    return {.name = {"Rosa Luz"},
            .number = {"07700 900456"},
            .channel = "sms",
            .language = "en",
            .introducer = {"Her neighbour Kim"},
            .need = {"shopping"},
            .words = {"Bread, milk, cat food"},
            .postcode = "E8 3PN",
            .street = {"12 Elm Street, second bell"},
            .window = afternoon(),
            .urgency = hub::Urgency::urgent,
            .helpers_wanted = 1,
            .who_pays = hub::WhoPays::card_by_phone};
}

void add_first(std::vector<hub::Command>& all) {
    all.emplace_back(volunteer());
    all.emplace_back(hub::Say{.text = {"Need shopping E8 3PN tomorrow"}});
    all.emplace_back(request());
    all.emplace_back(hub::AcceptOffer{.request = {"r-17"}, .offer = {"o-3"}});
    all.emplace_back(hub::DeclineOffer{.request = {"r-17"}, .offer = {"o-3"}});
    all.emplace_back(
        hub::CounterOffer{.request = {"r-17"}, .offer = {"o-3"}, .condition = {"after five"}});
    all.emplace_back(hub::ReleaseTask{.request = {"r-17"}, .offer = {"o-3"}});
    all.emplace_back(hub::ReportDone{.request = {"r-17"}, .offer = {"o-3"}});
    all.emplace_back(hub::ConfirmDone{.request = {"r-17"}, .satisfied = true});
    all.emplace_back(hub::CancelRequest{.request = {"r-17"}});
    all.emplace_back(hub::PauseVolunteer{.until = noon() + 168h});
    all.emplace_back(hub::ResumeVolunteer{});
}

void add_group(std::vector<hub::Command>& all) {
    all.emplace_back(settings());
    all.emplace_back(hub::PauseGroup{.why = {"Snow: back on Monday."}});
    all.emplace_back(hub::ResumeGroup{});
    all.emplace_back(hub::InviteCoordinator{.name = {"Dora Quist"},
                                            .number = {"07700 900789"},
                                            .channel = "sms",
                                            .role = hub::Role::duty_coordinator});
    const hub::Duty duty{.person = {"p-dora"}, .from = noon(), .until = noon() + 12h};
    all.emplace_back(hub::SetRota{.duties = {duty}});
    all.emplace_back(hub::WriteHandover{.text = {"Rosa waits for a call."}});
    all.emplace_back(hub::ApproveVolunteer{.volunteer = {"p-bo"}});
    all.emplace_back(hub::WithdrawApproval{.volunteer = {"p-bo"}});
    all.emplace_back(hub::ChangeAvailability{.available = weekday_mornings(),
                                             .needs = {{"shopping"}},
                                             .reach = {2500.5},
                                             .offers_per_day = 1});
    all.emplace_back(hub::BlockPerson{.person = {"p-max"}, .why = {"Threatened a helper."}});
    all.emplace_back(hub::UnblockPerson{.person = {"p-max"}});
}

void add_tasks(std::vector<hub::Command>& all) {
    all.emplace_back(hub::AgreeToCondition{.request = {"r-17"}, .offer = {"o-3"}});
    all.emplace_back(hub::ReportDelay{.request = {"r-17"}, .offer = {"o-3"}, .by = 20min});
    all.emplace_back(hub::ReportNoAnswer{.request = {"r-17"}, .offer = {"o-3"}});
    all.emplace_back(
        hub::ReportWorry{.request = {"r-17"}, .offer = {"o-3"}, .why = {"She has no heating."}});
}

void add_desk(std::vector<hub::Command>& all) {
    all.emplace_back(hub::AskVolunteer{.request = {"r-17"}, .volunteer = {"p-bo"}});
    all.emplace_back(hub::AssignVolunteer{.request = {"r-17"}, .volunteer = {"p-bo"}});
    all.emplace_back(hub::ReopenRequest{.request = {"r-17"}});
    all.emplace_back(hub::CloseRequest{.request = {"r-17"}});
    all.emplace_back(hub::AddNote{.request = {"r-17"}, .text = {"Rings twice."}});
    all.emplace_back(hub::ClaimCase{.request = {"r-17"}});
    all.emplace_back(hub::DropClaim{.request = {"r-17"}});
    all.emplace_back(
        hub::TellPerson{.person = {"p-rosa"}, .text = {"We are looking for somebody."}});
    all.emplace_back(hub::TakeOver{.person = {"p-rosa"}});
    all.emplace_back(hub::HandBack{.person = {"p-rosa"}});
    all.emplace_back(hub::SettleAlert{.alert = {"a-5"}, .outcome = {"Rang her: all is well."}});
    all.emplace_back(hub::AcknowledgeAlert{.alert = {"a-5"}});
    all.emplace_back(
        hub::Broadcast{.audience = {.needs = {{"shopping"}}, .postcode = "E8", .within = {3000}},
                       .text = {"Can anybody drive on Sunday?"},
                       .reach = 41});
    all.emplace_back(hub::AddDevice{
        .endpoint = "https://push.example/send/1", .key = "BPk8xQ", .secret = "c2VjcmV0"});
    all.emplace_back(hub::RemoveDevice{.endpoint = "https://push.example/send/1"});
    all.emplace_back(hub::EndSessions{.person = {"p-dora"}});
}

}  // namespace

std::vector<hub::Command> commands() {
    std::vector<hub::Command> all;
    add_first(all);
    add_group(all);
    add_tasks(all);
    add_desk(all);
    return all;
}

std::vector<hub::Query> queries() {
    return {hub::Me{},
            hub::AboutGroup{},
            hub::Queue{},
            hub::QueueRow{.request = {"r-17"}},
            hub::RequestStory{.request = {"r-17"}},
            hub::Alerts{},
            hub::Talk{.person = {"p-rosa"}},
            hub::Volunteers{},
            hub::Candidates{.request = {"r-17"}},
            hub::Duties{},
            hub::GroupSettings{},
            hub::BroadcastEstimate{.audience = {.needs = {{"shopping"}, {"medication"}},
                                                .postcode = "E8",
                                                .within = {3000}},
                                   .text = {"Can anybody drive on Sunday?"}},
            hub::Figures{},
            hub::MyOffers{},
            hub::MyTasks{},
            hub::MyAvailability{},
            hub::MyRequests{}};
}

std::vector<hub::Event> events() {
    return {
        hub::GroupChanged{},
        hub::PersonChanged{.person = {"p-rosa"}},
        hub::VolunteerChanged{.volunteer = {"p-bo"}},
        hub::RequestMoved{.request = {"r-17"}, .state = hub::RequestState::open},
        hub::OfferMoved{.request = {"r-17"},
                        .offer = {"o-3"},
                        .volunteer = {"p-bo"},
                        .state = hub::OfferState::accepted},
        hub::MessageMoved{
            .message = {"m-9"}, .to = {"p-bo"}, .state = hub::MessageState::delivered},
        hub::PersonStopped{.person = {"p-bo"}, .stopped = true},
        hub::AlertRaised{.alert = {"a-5"}, .kind = hub::AlertKind::worried, .request = {"r-17"}},
        hub::AlertChanged{.alert = {"a-5"}, .kind = hub::AlertKind::worried},
        hub::RequestChanged{.request = {"r-17"}},
        hub::PersonSpoke{.person = {"p-rosa"}},
        hub::RotaChanged{},
        hub::SessionEnded{.session = {"s-2"}, .person = {"p-dora"}}};
}

std::vector<web::Entry> entries() {
    const std::string invitation = "hackney.i-4.jZ0Qk3vY7Jr0b8Q2n1xUuQ";
    return {
        hub::AskCode{.group = {"hackney"}, .channel = "sms", .number = {"07700 900123"}},
        hub::ShowCode{.attempt = "hackney.9aXk2", .code = "402917"},
        hub::ShowPassword{.group = {"hackney"},
                          .number = {"07700 900789"},
                          .password = "four plain words together",
                          .totp = "287082"},
        web::ShowInvitation{.invitation = invitation},
        hub::RedeemInvitation{
            .invitation = invitation, .password = "four plain words together", .totp = "287082"}};
}

web::CodeAsked code_asked() {
    return {.attempt = "hackney.9aXk2"};
}

web::SignedIn signed_in() {
    return {.group = {"hackney"},
            .person = {"p-dora"},
            .roles = {hub::Role::coordinator, hub::Role::volunteer},
            .ends_at = noon() + 12h};
}

hub::InvitationView invitation() {
    return {.name = {"Dora Quist"},
            .group_name = "Hackney helps",
            .role = hub::Role::duty_coordinator,
            .totp_secret = "GEZDGNBVGY3TQOJQ",
            .totp_uri = "otpauth://totp/Hackney:Dora?secret=GEZDGNBVGY3TQOJQ&issuer=Hackney"};
}

}  // namespace wire_examples
