#pragma once

#include "adapters/json/problem.hpp"
#include "adapters/web/wire/spec.hpp"
#include "hub/domain/ids.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/place.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace web {

// Reads what is described out of the fields of a query: texts, numbers, and lists of ids with
// commas between them. Like json::Fields it keeps the first problem.
class FormReader {
public:
    explicit FormReader(const std::map<std::string, std::string>& fields) : left_{fields} {}

    void says(const char*) {}

    template <class Tag>
    void field(const char* name, hub::Id<Tag>& id, const Spec& spec) {
        id.text = take_id(name, spec);
    }
    template <class Tag>
    void field(const char* name, hub::Personal<Tag>& words, const Spec& spec) {
        words.reveal = take_text(name, spec);
    }
    template <class Tag>
    void field(const char* name, std::vector<hub::Id<Tag>>& list, const Spec& spec) {
        for (std::string& id : take_ids(name, spec)) list.push_back({std::move(id)});
    }
    void field(const char* name, std::string& text, const Spec& spec) {
        text = take_text(name, spec);
    }
    void field(const char* name, matching::Metres& length, const Spec& spec);

    // The first problem; a field that nobody asked for is one.
    std::optional<json::Problem> finish();

private:
    std::optional<std::string> take(const char* name, const Spec& spec);
    std::string take_text(const char* name, const Spec& spec);
    std::string take_id(const char* name, const Spec& spec);
    std::vector<std::string> take_ids(const char* name, const Spec& spec);
    void refuse(std::string_view name, std::string sentence);

    std::map<std::string, std::string> left_;
    std::optional<json::Problem> first_{};
};

}  // namespace web
