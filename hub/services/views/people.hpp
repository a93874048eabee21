#pragma once

#include "hub/views.hpp"

#include <map>
#include <set>

namespace services::views {

// Those of a group's persons whom a view names. Of who is not there everything but the id is empty.
class People {
public:
    void add(hub::Person person);

    const hub::Person& of(const hub::PersonId& id) const;
    const hub::PersonName& name(const hub::PersonId& id) const { return of(id).name; }
    hub::PersonView view(const hub::PersonId& id) const;

private:
    std::map<hub::PersonId, hub::Person> persons_;
};

// Ids to load; an empty one is left out.
class Wanted {
public:
    void add(const hub::PersonId& id) {
        if (!id.empty()) ids_.insert(id);
    }
    const std::set<hub::PersonId>& ids() const { return ids_; }

private:
    std::set<hub::PersonId> ids_;
};

hub::PersonView person_view(const hub::Person& person);

}  // namespace services::views
