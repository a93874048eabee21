#include "hub/domain/person.hpp"

#include <algorithm>

namespace hub {

PersonName first_name(const PersonName& name) {
    return {name.reveal.substr(0, name.reveal.find(' '))};
}

bool has_role(const Person& person, Role role) {
    return std::find(person.roles.begin(), person.roles.end(), role) != person.roles.end();
}

}  // namespace hub
