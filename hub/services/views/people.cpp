#include "hub/services/views/people.hpp"

namespace services::views {

void People::add(hub::Person person) {
    hub::PersonId id = person.id;
    persons_.insert_or_assign(std::move(id), std::move(person));
}

const hub::Person& People::of(const hub::PersonId& id) const {
    static const hub::Person nobody{};
    const auto found = persons_.find(id);
    return found == persons_.end() ? nobody : found->second;
}

hub::PersonView People::view(const hub::PersonId& id) const {
    hub::PersonView view = person_view(of(id));
    view.person = id;
    return view;
}

hub::PersonView person_view(const hub::Person& person) {
    return {.person = person.id,
            .name = person.name,
            .number = person.number,
            .channel = person.channel,
            .language = person.language,
            .stopped = person.stopped,
            .blocked = person.blocked};
}

}  // namespace services::views
