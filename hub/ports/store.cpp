#include "hub/ports/store.hpp"

namespace hub {

void Loaded::add(const RecordId& id, Version version, std::optional<Record> record) {
    entries_.insert_or_assign(id, Entry{version, std::move(record)});
}

void Loaded::join(Loaded more) {
    entries_.merge(std::move(more.entries_));
}

Changes Loaded::changes() const {
    Changes changes;
    for (const auto& [id, entry] : entries_) changes.rests_on(id, entry.version);
    return changes;
}

}  // namespace hub
