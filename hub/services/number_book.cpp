#include "hub/services/number_book.hpp"

#include <algorithm>

namespace services {

boost::asio::awaitable<void> NumberBook::refresh(hub::Store& store) {
    std::vector<hub::GroupId> groups = co_await store.groups();
    std::sort(groups.begin(), groups.end());
    std::map<std::string, std::vector<hub::GroupId>, std::less<>> by_number;
    for (const hub::GroupId& group : groups) {
        std::vector<hub::RecordId> ids{hub::group_record()};
        const hub::Loaded loaded =
            co_await store.load(hub::scope_of(group), std::move(ids), hub::no_key);
        const auto* known = loaded.find<hub::Group>(hub::group_record());
        if (known == nullptr) continue;
        for (const std::string& number : known->hub_numbers) by_number[number].push_back(group);
    }
    groups_ = std::move(groups);
    by_number_ = std::move(by_number);
}

std::vector<hub::GroupId> NumberBook::groups_of(std::string_view number) const {
    const auto found = by_number_.find(number);
    return found == by_number_.end() ? std::vector<hub::GroupId>{} : found->second;
}

std::string NumberBook::number_of(const hub::GroupId& group, std::string_view channel) const {
    for (const auto& [number, groups] : by_number_) {
        const bool theirs = std::find(groups.begin(), groups.end(), group) != groups.end();
        if (theirs && number.size() > channel.size() && number.starts_with(channel) &&
            number[channel.size()] == ':') {
            return number.substr(channel.size() + 1);
        }
    }
    return {};
}

}  // namespace services
