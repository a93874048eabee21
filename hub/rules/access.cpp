#include "hub/rules/access.hpp"

#include <initializer_list>

namespace rules {

namespace {

using hub::Role;

constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }

constexpr unsigned roles(std::initializer_list<Role> allowed) {
    unsigned bits = 0;
    for (const Role role : allowed) bits |= bit(role);
    return bits;
}

constexpr unsigned operators = roles({Role::operator_});
constexpr unsigned desk = roles({Role::operator_, Role::coordinator, Role::patch_lead, Role::duty_coordinator});
constexpr unsigned helpers = roles({Role::volunteer});
constexpr unsigned askers = roles({Role::resident, Role::volunteer, Role::coordinator, Role::patch_lead, Role::duty_coordinator});

struct Command {
    unsigned operator()(const hub::AddGroup&) const { return operators; }
    unsigned operator()(const hub::AddVolunteer&) const { return desk; }
    unsigned operator()(const hub::Say&) const { return askers; }
    unsigned operator()(const hub::OpenRequest&) const { return askers; }
    unsigned operator()(const hub::AcceptOffer&) const { return helpers; }
    unsigned operator()(const hub::DeclineOffer&) const { return helpers; }
    unsigned operator()(const hub::CounterOffer&) const { return helpers; }
    unsigned operator()(const hub::ReleaseTask&) const { return helpers; }
    unsigned operator()(const hub::ReportDone&) const { return helpers; }
    unsigned operator()(const hub::ConfirmDone&) const { return askers; }
    unsigned operator()(const hub::CancelRequest&) const { return askers; }
    unsigned operator()(const hub::PauseVolunteer&) const { return helpers; }
    unsigned operator()(const hub::ResumeVolunteer&) const { return helpers; }
};

}  // namespace

bool may(Role role, const hub::Command& command) { return (std::visit(Command{}, command) & bit(role)) != 0; }

}  // namespace rules
