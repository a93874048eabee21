#include "hub/rules/decide.hpp"

#include "hub/rules/answer.hpp"
#include "hub/rules/desk_acts.hpp"
#include "hub/rules/follow_up.hpp"
#include "hub/rules/visit.hpp"

#include <variant>

namespace rules {

namespace {

struct About {
    template <class C>
    hub::RequestId operator()(const C& command) const {
        if constexpr (requires { command.request; }) return command.request;
        return {};
    }
};

struct Named {
    template <class C>
    hub::PersonId operator()(const C& command) const {
        if constexpr (requires {
                          command.request;
                          command.volunteer;
                      })
            return command.volunteer;
        return {};
    }
};

// One case, one actor, one command: the rule's answer.
struct Rule {
    const Case& file;
    const Moment& moment;
    const hub::Actor& who;

    hub::Result<hub::Changes> operator()(const hub::AcceptOffer& c) const {
        return accept_offer(file, moment, who.person, c);
    }
    hub::Result<hub::Changes> operator()(const hub::DeclineOffer& c) const {
        return decline_offer(file, moment, who.person, c);
    }
    hub::Result<hub::Changes> operator()(const hub::CounterOffer& c) const {
        return counter_offer(file, moment, who.person, c);
    }
    hub::Result<hub::Changes> operator()(const hub::ReleaseTask& c) const {
        return release_task(file, moment, who, c);
    }
    hub::Result<hub::Changes> operator()(const hub::ReportDone& c) const {
        return report_done(file, moment, who.person, c);
    }
    hub::Result<hub::Changes> operator()(const hub::ConfirmDone& c) const {
        return confirm_done(file, moment, who, c);
    }
    hub::Result<hub::Changes> operator()(const hub::CancelRequest& c) const {
        return cancel_request(file, moment, who, c);
    }
    hub::Result<hub::Changes> operator()(const hub::AgreeToCondition& c) const {
        return agree_to_condition(file, moment, who, c);
    }
    hub::Result<hub::Changes> operator()(const hub::ReportDelay& c) const {
        return report_delay(file, moment, who.person, c);
    }
    hub::Result<hub::Changes> operator()(const hub::ReportNoAnswer& c) const {
        return report_no_answer(file, moment, who.person, c);
    }
    hub::Result<hub::Changes> operator()(const hub::ReportWorry& c) const {
        return report_worry(file, moment, who.person, c);
    }
    hub::Result<hub::Changes> operator()(const hub::AskVolunteer& c) const {
        return ask_volunteer(file, moment, who.person, c);
    }
    hub::Result<hub::Changes> operator()(const hub::AssignVolunteer& c) const {
        return assign_volunteer(file, moment, who.person, c);
    }
    hub::Result<hub::Changes> operator()(const hub::ReopenRequest& c) const {
        return reopen_request(file, moment, c);
    }
    hub::Result<hub::Changes> operator()(const hub::CloseRequest& c) const {
        return close_request(file, moment, c);
    }
    hub::Result<hub::Changes> operator()(const hub::AddNote& c) const {
        return add_note(file, moment, who.person, c);
    }
    hub::Result<hub::Changes> operator()(const hub::ClaimCase& c) const {
        return claim_case(file, moment, who.person, c);
    }
    hub::Result<hub::Changes> operator()(const hub::DropClaim& c) const {
        return drop_claim(file, moment, who.person, c);
    }
    template <class C>
    hub::Result<hub::Changes> operator()(const C&) const {
        return hub::Refusal::invalid;
    }
};

}  // namespace

hub::RequestId about(const hub::Command& command) {
    return std::visit(About{}, command);
}

hub::PersonId volunteer_of(const hub::Command& command) {
    return std::visit(Named{}, command);
}

hub::Result<hub::Changes> decide(const Case& before,
                                 const Moment& moment,
                                 const hub::Actor& who,
                                 const hub::Command& command) {
    return std::visit(Rule{before, moment, who}, command);
}

}  // namespace rules
