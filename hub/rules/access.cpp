#include "hub/rules/access.hpp"

#include <algorithm>
#include <initializer_list>

namespace rules {

namespace {

using hub::Role;

constexpr unsigned bit(Role role) {
    return 1U << static_cast<unsigned>(role);
}

constexpr unsigned roles(std::initializer_list<Role> allowed) {
    unsigned bits = 0;
    for (const Role role : allowed) bits |= bit(role);
    return bits;
}

constexpr unsigned operators = roles({Role::operator_});
constexpr unsigned runs_group = roles({Role::operator_, Role::coordinator});
constexpr unsigned coordinators = roles({Role::coordinator});
constexpr unsigned desk = roles({Role::coordinator, Role::patch_lead, Role::duty_coordinator});
constexpr unsigned desk_or_operator = desk | operators;
constexpr unsigned helpers = roles({Role::volunteer});
constexpr unsigned residents = roles({Role::resident});
constexpr unsigned askers = residents | helpers | desk;
constexpr unsigned signed_in = askers | roles({Role::observer});

struct MayDo {
    unsigned operator()(const hub::AddGroup&) const { return operators; }
    unsigned operator()(const hub::ChangeGroup&) const { return coordinators; }
    unsigned operator()(const hub::PauseGroup&) const { return coordinators; }
    unsigned operator()(const hub::ResumeGroup&) const { return coordinators; }
    unsigned operator()(const hub::InviteCoordinator&) const { return runs_group; }
    unsigned operator()(const hub::SetRota&) const { return coordinators; }
    unsigned operator()(const hub::WriteHandover&) const { return desk; }

    // A guest too: somebody who offers to help.
    unsigned operator()(const hub::AddVolunteer&) const { return desk_or_operator | residents; }
    unsigned operator()(const hub::ApproveVolunteer&) const { return desk; }
    unsigned operator()(const hub::WithdrawApproval&) const { return desk; }
    unsigned operator()(const hub::PauseVolunteer&) const { return helpers; }
    unsigned operator()(const hub::ResumeVolunteer&) const { return helpers; }
    unsigned operator()(const hub::ChangeAvailability&) const { return helpers; }
    unsigned operator()(const hub::BlockPerson&) const { return coordinators; }
    unsigned operator()(const hub::UnblockPerson&) const { return coordinators; }

    unsigned operator()(const hub::Say&) const { return askers; }
    unsigned operator()(const hub::OpenRequest&) const { return askers; }
    unsigned operator()(const hub::CancelRequest&) const { return askers; }
    unsigned operator()(const hub::ConfirmDone&) const { return askers; }
    unsigned operator()(const hub::AgreeToCondition&) const { return residents | desk; }

    unsigned operator()(const hub::AcceptOffer&) const { return helpers; }
    unsigned operator()(const hub::DeclineOffer&) const { return helpers; }
    unsigned operator()(const hub::CounterOffer&) const { return helpers; }
    unsigned operator()(const hub::ReleaseTask&) const { return helpers | desk; }
    unsigned operator()(const hub::ReportDone&) const { return helpers; }
    unsigned operator()(const hub::ReportDelay&) const { return helpers; }
    unsigned operator()(const hub::ReportNoAnswer&) const { return helpers; }
    unsigned operator()(const hub::ReportWorry&) const { return helpers; }

    unsigned operator()(const hub::AskVolunteer&) const { return desk; }
    unsigned operator()(const hub::AssignVolunteer&) const { return desk; }
    unsigned operator()(const hub::ReopenRequest&) const { return desk; }
    unsigned operator()(const hub::CloseRequest&) const { return desk; }
    unsigned operator()(const hub::AddNote&) const { return desk; }
    unsigned operator()(const hub::ClaimCase&) const { return desk; }
    unsigned operator()(const hub::DropClaim&) const { return desk; }
    unsigned operator()(const hub::TellPerson&) const { return desk; }
    unsigned operator()(const hub::TakeOver&) const { return desk; }
    unsigned operator()(const hub::HandBack&) const { return desk; }
    unsigned operator()(const hub::SettleAlert&) const { return desk; }
    unsigned operator()(const hub::AcknowledgeAlert&) const { return desk; }
    unsigned operator()(const hub::Broadcast&) const { return coordinators; }

    unsigned operator()(const hub::AddDevice&) const { return askers; }
    unsigned operator()(const hub::RemoveDevice&) const { return askers; }
    unsigned operator()(const hub::EndSessions&) const { return signed_in; }
};

struct MayRead {
    unsigned operator()(const hub::Me&) const { return signed_in; }
    unsigned operator()(const hub::AboutGroup&) const { return signed_in | operators; }
    unsigned operator()(const hub::Queue&) const { return desk; }
    unsigned operator()(const hub::QueueRow&) const { return desk; }
    unsigned operator()(const hub::RequestStory&) const { return desk; }
    unsigned operator()(const hub::Alerts&) const { return desk; }
    unsigned operator()(const hub::Talk&) const { return desk; }
    unsigned operator()(const hub::Volunteers&) const { return desk; }
    unsigned operator()(const hub::Candidates&) const { return desk; }
    unsigned operator()(const hub::Duties&) const { return desk; }
    unsigned operator()(const hub::GroupSettings&) const { return coordinators; }
    unsigned operator()(const hub::BroadcastEstimate&) const { return coordinators; }
    unsigned operator()(const hub::Figures&) const { return desk | roles({Role::observer}); }
    unsigned operator()(const hub::MyOffers&) const { return helpers; }
    unsigned operator()(const hub::MyTasks&) const { return helpers; }
    unsigned operator()(const hub::MyAvailability&) const { return helpers; }
    unsigned operator()(const hub::MyRequests&) const { return residents; }
};

// Those who may most come first: a coordinator who also asks for help cancels as the desk.
constexpr Role by_reach[] = {Role::operator_,
                             Role::coordinator,
                             Role::duty_coordinator,
                             Role::patch_lead,
                             Role::volunteer,
                             Role::resident,
                             Role::observer};

template <class Asked>
std::optional<Role> first_that_may(const std::vector<Role>& held, const Asked& asked) {
    for (const Role role : by_reach) {
        if (std::find(held.begin(), held.end(), role) != held.end() && may(role, asked))
            return role;
    }
    return std::nullopt;
}

}  // namespace

bool may(Role role, const hub::Command& command) {
    return (std::visit(MayDo{}, command) & bit(role)) != 0;
}
bool may(Role role, const hub::Query& query) {
    return (std::visit(MayRead{}, query) & bit(role)) != 0;
}

std::optional<Role> role_for(const std::vector<Role>& held, const hub::Command& command) {
    return first_that_may(held, command);
}
std::optional<Role> role_for(const std::vector<Role>& held, const hub::Query& query) {
    return first_that_may(held, query);
}

bool is_desk(Role role) {
    return (desk & bit(role)) != 0;
}

bool may_speak_for(const hub::Actor& who, const hub::Request& request) {
    return is_desk(who.role) || (!who.person.empty() && who.person == request.resident);
}

}  // namespace rules
