#include "hub/rules/compose.hpp"
#include "hub/rules/opening.hpp"

#include <algorithm>
#include <array>

namespace rules {

namespace {

// Bytes: enough for every honest answer.
constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_street = 200;
constexpr std::size_t longest_words = 2000;
constexpr int most_helpers = 10;
constexpr std::chrono::hours farthest_ahead{24 * 90};

// One request from a page, asked field by field in the order of the page.
struct Asked {
    const hub::OpenRequest& command;
    const hub::Group& group;
    const std::optional<hub::Place>& place;
    hub::TimePoint now{};
};

using Found = std::optional<Problem>;

Found problem(const char* field, std::string sentence) {
    return Problem{field, std::move(sentence)};
}

Found about_name(const Asked& asked) {
    const std::string& name = asked.command.name.reveal;
    if (name.empty())
        return problem("name", "Please say what we may call you: a first name is enough.");
    if (name.size() > longest_name)
        return problem("name", "This name is too long for us: please give a shorter one.");
    if (asked.command.introducer.reveal.size() > longest_name) {
        return problem("introducer", "This name is too long for us: please give a shorter one.");
    }
    return std::nullopt;
}

Found about_need(const Asked& asked) {
    const auto& needs = asked.group.needs;
    if (asked.command.need.empty())
        return problem("need", "Please choose what kind of help is needed.");
    if (std::find(needs.begin(), needs.end(), asked.command.need) != needs.end())
        return std::nullopt;
    return problem("need",
                   "This group does not help with that: please choose one of its kinds of help.");
}

Found about_place(const Asked& asked) {
    if (asked.command.postcode.empty() && !asked.place)
        return problem("postcode", "Please give a postcode, like this: E8 3PN.");
    if (!asked.place)
        return problem(
            "postcode",
            "We do not know this postcode: please check it and write it like this: E8 3PN.");
    if (!is_outside(asked.group, *asked.place)) return std::nullopt;
    return problem("postcode",
                   "This postcode is outside the area where " + asked.group.name +
                       " helps. The council or library can tell who helps near it.");
}

Found about_street(const Asked& asked) {
    const std::string& street = asked.command.street.reveal;
    if (street.empty() && wants_a_door(asked.command.need)) {
        return problem("street",
                       "Please give house and street. Only the person who helps will see it.");
    }
    if (street.size() > longest_street)
        return problem("street", "This address is too long for us: please shorten it.");
    return std::nullopt;
}

Found about_words(const Asked& asked) {
    if (asked.command.words.reveal.size() <= longest_words) return std::nullopt;
    return problem("words", "This is too much for us to pass on: please say it in fewer words.");
}

Found about_window(const Asked& asked) {
    if (!asked.command.window) return std::nullopt;
    const hub::Window& window = *asked.command.window;
    if (window.until <= window.from) return problem("window", "The time must end after it begins.");
    if (asked.now == hub::TimePoint{}) return std::nullopt;
    if (window.until <= asked.now)
        return problem("window", "This time is over: please choose a later one.");
    if (window.from > asked.now + farthest_ahead)
        return problem("window", "Please choose a time within the next three months.");
    return std::nullopt;
}

Found about_helpers(const Asked& asked) {
    const int wanted = asked.command.helpers_wanted;
    if (wanted >= 1 && wanted <= most_helpers) return std::nullopt;
    return problem("helpers_wanted", "Please ask for one to ten helpers.");
}

Found about_payment(const Asked& asked) {
    const auto& payments = asked.group.payments;
    const hub::WhoPays chosen = asked.command.who_pays;
    if (chosen == hub::WhoPays::unasked) {
        if (!costs_money(asked.command.need) || payments.empty()) return std::nullopt;
        return problem("who_pays", "Please choose how the shopping is paid for.");
    }
    const bool offered = std::find(payments.begin(), payments.end(), chosen) != payments.end();
    if (offered || (chosen == hub::WhoPays::nobody && !costs_money(asked.command.need)))
        return std::nullopt;
    return problem("who_pays",
                   "This group does not offer that way of paying: please choose another.");
}

}  // namespace

std::optional<Problem> problem_of(const hub::OpenRequest& command,
                                  const hub::Group& group,
                                  const std::optional<hub::Place>& place,
                                  hub::TimePoint now) {
    constexpr std::array questions{about_name,
                                   about_need,
                                   about_words,
                                   about_place,
                                   about_street,
                                   about_window,
                                   about_helpers,
                                   about_payment};
    const Asked asked{command, group, place, now};
    for (const auto& question : questions) {
        if (Found found = question(asked)) return found;
    }
    return std::nullopt;
}

}  // namespace rules
