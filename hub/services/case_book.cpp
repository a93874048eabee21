#include "hub/services/case_book.hpp"

#include <set>

namespace services {

namespace {

bool matters(const hub::Offer& offer) {
    using enum hub::OfferState;
    return offer.state == proposed || offer.state == accepted || offer.state == countered ||
           offer.state == backup;
}

bool is_lost(hub::MessageState state) {
    using enum hub::MessageState;
    return state == failed || state == expired || state == cancelled;
}

std::set<hub::PersonId> volunteers_of(const hub::Request& request,
                                      const std::vector<hub::PersonId>& also) {
    std::set<hub::PersonId> ids(also.begin(), also.end());
    for (const hub::Offer& offer : request.offers) {
        if (matters(offer)) ids.insert(offer.to);
    }
    return ids;
}

void add_people(rules::Case& file,
                const hub::Loaded& loaded,
                const std::set<hub::PersonId>& volunteers) {
    for (const hub::PersonId& id : volunteers) {
        file.persons.emplace(id, loaded.get<hub::Person>(hub::person_record(id)));
        const auto volunteer = loaded.get<hub::Volunteer>(hub::volunteer_record(id));
        if (volunteer.version != 0) file.volunteers.emplace(id, volunteer);
    }
    const hub::PersonId& resident = file.request.value.resident;
    file.persons.try_emplace(resident, loaded.get<hub::Person>(hub::person_record(resident)));
}

}  // namespace

boost::asio::awaitable<std::optional<rules::Case>> load_case(hub::Store& store,
                                                             hub::GroupId group,
                                                             hub::RequestId request,
                                                             std::vector<hub::PersonId> also) {
    const hub::RecordId record = hub::record_id(request);
    std::vector<hub::RecordId> first{hub::group_record(), record};
    const hub::Loaded loaded =
        co_await store.load(hub::scope_of(group), std::move(first), hub::no_key);
    rules::Case file{.group = loaded.get<hub::Group>(hub::group_record()),
                     .request = loaded.get<hub::Request>(record)};
    if (file.request.version == 0 || file.group.version == 0) co_return std::nullopt;

    const std::set<hub::PersonId> volunteers = volunteers_of(file.request.value, also);
    std::vector<hub::RecordId> people{hub::person_record(file.request.value.resident)};
    for (const hub::PersonId& id : volunteers) {
        people.push_back(hub::volunteer_record(id));
        if (id != file.request.value.resident) people.push_back(hub::person_record(id));
    }
    const hub::Loaded more =
        co_await store.load(hub::scope_of(group), std::move(people), hub::no_key);
    add_people(file, more, volunteers);
    co_return file;
}

boost::asio::awaitable<rules::Case> with_undelivered(hub::Store& store, rules::Case file) {
    std::vector<hub::RecordId> ids;
    for (const hub::Offer& offer : file.request.value.offers) {
        if (offer.state == hub::OfferState::proposed) ids.push_back(hub::record_id(offer.message));
    }
    if (ids.empty()) co_return file;
    const hub::Loaded loaded =
        co_await store.load(hub::scope_of(file.group.value.id), ids, hub::no_key);
    for (const hub::RecordId& id : ids) {
        auto message = loaded.get<hub::OutgoingMessage>(id);
        if (message.version != 0 && is_lost(message.value.state))
            file.undelivered.push_back(std::move(message));
    }
    co_return file;
}

}  // namespace services
