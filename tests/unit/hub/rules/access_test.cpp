#include "hub/rules/access.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>
#include <vector>

namespace {

// Columns as in the first line; x: may.
const std::string may_do = R"(
                    operator_ coordinator patch_lead duty_coordinator volunteer resident observer
add_group           x         .           .          .                .         .        .
add_volunteer       x         x           x          x                .         x        .
say                 .         x           x          x                x         x        .
open_request        .         x           x          x                x         x        .
accept_offer        .         .           .          .                x         .        .
decline_offer       .         .           .          .                x         .        .
counter_offer       .         .           .          .                x         .        .
release_task        .         x           x          x                x         .        .
report_done         .         .           .          .                x         .        .
confirm_done        .         x           x          x                x         x        .
cancel_request      .         x           x          x                x         x        .
pause_volunteer     .         .           .          .                x         .        .
resume_volunteer    .         .           .          .                x         .        .
change_group        .         x           .          .                .         .        .
pause_group         .         x           .          .                .         .        .
resume_group        .         x           .          .                .         .        .
invite_coordinator  x         x           .          .                .         .        .
set_rota            .         x           .          .                .         .        .
write_handover      .         x           x          x                .         .        .
approve_volunteer   .         x           x          x                .         .        .
withdraw_approval   .         x           x          x                .         .        .
change_availability .         .           .          .                x         .        .
block_person        .         x           .          .                .         .        .
unblock_person      .         x           .          .                .         .        .
agree_to_condition  .         x           x          x                .         x        .
report_delay        .         .           .          .                x         .        .
report_no_answer    .         .           .          .                x         .        .
report_worry        .         .           .          .                x         .        .
ask_volunteer       .         x           x          x                .         .        .
assign_volunteer    .         x           x          x                .         .        .
reopen_request      .         x           x          x                .         .        .
close_request       .         x           x          x                .         .        .
add_note            .         x           x          x                .         .        .
claim_case          .         x           x          x                .         .        .
drop_claim          .         x           x          x                .         .        .
tell_person         .         x           x          x                .         .        .
take_over           .         x           x          x                .         .        .
hand_back           .         x           x          x                .         .        .
settle_alert        .         x           x          x                .         .        .
acknowledge_alert   .         x           x          x                .         .        .
broadcast           .         x           .          .                .         .        .
add_device          .         x           x          x                x         x        .
remove_device       .         x           x          x                x         x        .
end_sessions        .         x           x          x                x         x        x
)";

const std::string may_read = R"(
                    operator_ coordinator patch_lead duty_coordinator volunteer resident observer
queue               .         x           x          x                .         .        .
queue_row           .         x           x          x                .         .        .
request_story       .         x           x          x                .         .        .
alerts              .         x           x          x                .         .        .
talk                .         x           x          x                .         .        .
volunteers          .         x           x          x                .         .        .
candidates          .         x           x          x                .         .        .
duties              .         x           x          x                .         .        .
group_settings      .         x           .          .                .         .        .
broadcast_estimate  .         x           .          .                .         .        .
my_offers           .         .           .          .                x         .        .
my_tasks            .         .           .          .                x         .        .
my_availability     .         .           .          .                x         .        .
me                  .         x           x          x                x         x        x
about_group         x         x           x          x                x         x        x
figures             .         x           x          x                .         .        x
my_requests         .         .           .          .                .         x        .
)";

const std::map<std::string, hub::Role> roles{{"operator_", hub::Role::operator_},
                                             {"coordinator", hub::Role::coordinator},
                                             {"patch_lead", hub::Role::patch_lead},
                                             {"duty_coordinator", hub::Role::duty_coordinator},
                                             {"volunteer", hub::Role::volunteer},
                                             {"resident", hub::Role::resident},
                                             {"observer", hub::Role::observer}};

const std::map<std::string, hub::Command> commands{
    {"add_group", hub::AddGroup{}},
    {"add_volunteer", hub::AddVolunteer{}},
    {"say", hub::Say{}},
    {"open_request", hub::OpenRequest{}},
    {"accept_offer", hub::AcceptOffer{}},
    {"decline_offer", hub::DeclineOffer{}},
    {"counter_offer", hub::CounterOffer{}},
    {"release_task", hub::ReleaseTask{}},
    {"report_done", hub::ReportDone{}},
    {"confirm_done", hub::ConfirmDone{}},
    {"cancel_request", hub::CancelRequest{}},
    {"pause_volunteer", hub::PauseVolunteer{}},
    {"resume_volunteer", hub::ResumeVolunteer{}},
    {"change_group", hub::ChangeGroup{}},
    {"pause_group", hub::PauseGroup{}},
    {"resume_group", hub::ResumeGroup{}},
    {"invite_coordinator", hub::InviteCoordinator{}},
    {"set_rota", hub::SetRota{}},
    {"write_handover", hub::WriteHandover{}},
    {"approve_volunteer", hub::ApproveVolunteer{}},
    {"withdraw_approval", hub::WithdrawApproval{}},
    {"change_availability", hub::ChangeAvailability{}},
    {"block_person", hub::BlockPerson{}},
    {"unblock_person", hub::UnblockPerson{}},
    {"agree_to_condition", hub::AgreeToCondition{}},
    {"report_delay", hub::ReportDelay{}},
    {"report_no_answer", hub::ReportNoAnswer{}},
    {"report_worry", hub::ReportWorry{}},
    {"ask_volunteer", hub::AskVolunteer{}},
    {"assign_volunteer", hub::AssignVolunteer{}},
    {"reopen_request", hub::ReopenRequest{}},
    {"close_request", hub::CloseRequest{}},
    {"add_note", hub::AddNote{}},
    {"claim_case", hub::ClaimCase{}},
    {"drop_claim", hub::DropClaim{}},
    {"tell_person", hub::TellPerson{}},
    {"take_over", hub::TakeOver{}},
    {"hand_back", hub::HandBack{}},
    {"settle_alert", hub::SettleAlert{}},
    {"acknowledge_alert", hub::AcknowledgeAlert{}},
    {"broadcast", hub::Broadcast{}},
    {"add_device", hub::AddDevice{}},
    {"remove_device", hub::RemoveDevice{}},
    {"end_sessions", hub::EndSessions{}}};

const std::map<std::string, hub::Query> queries{{"queue", hub::Queue{}},
                                                {"queue_row", hub::QueueRow{}},
                                                {"request_story", hub::RequestStory{}},
                                                {"alerts", hub::Alerts{}},
                                                {"talk", hub::Talk{}},
                                                {"volunteers", hub::Volunteers{}},
                                                {"candidates", hub::Candidates{}},
                                                {"duties", hub::Duties{}},
                                                {"group_settings", hub::GroupSettings{}},
                                                {"broadcast_estimate", hub::BroadcastEstimate{}},
                                                {"my_offers", hub::MyOffers{}},
                                                {"my_tasks", hub::MyTasks{}},
                                                {"my_availability", hub::MyAvailability{}},
                                                {"me", hub::Me{}},
                                                {"about_group", hub::AboutGroup{}},
                                                {"figures", hub::Figures{}},
                                                {"my_requests", hub::MyRequests{}}};

std::vector<std::string> words(const std::string& line) {
    std::istringstream in{line};
    std::vector<std::string> found;
    for (std::string word; in >> word;) found.push_back(word);
    return found;
}

// Every cell of the table, and nothing else that there is.
template <class Asked>
void check(const std::string& table, const std::map<std::string, Asked>& asked) {
    REQUIRE(asked.size() == std::variant_size_v<Asked>);
    REQUIRE(roles.size() == std::size(hub::all_roles));
    std::istringstream lines{table};
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    const auto columns = words(line);
    REQUIRE(columns.size() == roles.size());
    std::size_t rows = 0;
    while (std::getline(lines, line)) {
        const auto row = words(line);
        REQUIRE(row.size() == columns.size() + 1);
        ++rows;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            CAPTURE(row[0], columns[i]);
            CHECK(rules::may(roles.at(columns[i]), asked.at(row[0])) == (row[i + 1] == "x"));
        }
    }
    CHECK(rows == asked.size());
}

}  // namespace

TEST_CASE("every role may do with every command what the table says") {
    check(may_do, commands);
}

TEST_CASE("every role may read with every query what the table says") {
    check(may_read, queries);
}

TEST_CASE("who has several roles acts under the one that may most") {
    using hub::Role;
    const hub::Command cancel{hub::CancelRequest{}};
    CHECK(rules::role_for({Role::resident, Role::coordinator}, cancel) == Role::coordinator);
    CHECK(rules::role_for({Role::resident, Role::volunteer}, hub::Command{hub::AcceptOffer{}}) ==
          Role::volunteer);
    CHECK(rules::role_for({Role::resident}, hub::Command{hub::AcceptOffer{}}) == std::nullopt);
    CHECK(rules::role_for({}, cancel) == std::nullopt);
    CHECK(rules::role_for({Role::observer}, hub::Query{hub::Queue{}}) == std::nullopt);
    CHECK(rules::role_for({Role::observer, Role::patch_lead}, hub::Query{hub::Queue{}}) ==
          Role::patch_lead);
}
