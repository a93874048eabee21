#include "hub/domain/address.hpp"

#include <algorithm>

namespace hub {

const Membership* AddressRecord::in(const GroupId& group) const {
    const auto found =
        std::find_if(memberships.begin(), memberships.end(), [&](const Membership& membership) {
            return membership.group == group;
        });
    return found == memberships.end() ? nullptr : &*found;
}

}  // namespace hub
