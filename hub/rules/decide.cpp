#include "hub/rules/decide.hpp"

#include "hub/rules/answer.hpp"
#include "hub/rules/follow_up.hpp"

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

// One case, one person, one command: the rule's answer.
struct Rule {
    const Case& file;
    const Moment& moment;
    const hub::PersonId& who;

    hub::Result<hub::Changes> operator()(const hub::AcceptOffer& c) const {
        return accept_offer(file, moment, who, c);
    }
    hub::Result<hub::Changes> operator()(const hub::DeclineOffer& c) const {
        return decline_offer(file, moment, who, c);
    }
    hub::Result<hub::Changes> operator()(const hub::CounterOffer& c) const {
        return counter_offer(file, moment, who, c);
    }
    hub::Result<hub::Changes> operator()(const hub::ReleaseTask& c) const {
        return release_task(file, moment, who, c);
    }
    hub::Result<hub::Changes> operator()(const hub::ReportDone& c) const {
        return report_done(file, moment, who, c);
    }
    hub::Result<hub::Changes> operator()(const hub::ConfirmDone& c) const {
        return confirm_done(file, moment, who, c);
    }
    hub::Result<hub::Changes> operator()(const hub::CancelRequest& c) const {
        return cancel_request(file, moment, who, c);
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

hub::Result<hub::Changes> decide(const Case& before,
                                 const Moment& moment,
                                 const hub::PersonId& who,
                                 const hub::Command& command) {
    return std::visit(Rule{before, moment, who}, command);
}

}  // namespace rules
