#include "adapters/records/error.hpp"

#include <boost/system/system_error.hpp>

namespace records {

namespace {

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "aidhub.records"; }
    std::string message(int value) const override {
        switch (static_cast<Error>(value)) {
            case Error::corrupted: return "the stored bytes are damaged or out of place";
            case Error::newer_format: return "written by a newer release of the hub";
            case Error::unknown_kind: return "of a kind that this release does not know";
            case Error::bad_name: return "not a name that the hub gives";
        }
        return "unreadable";
    }
};

}  // namespace

const boost::system::error_category& error_category() {
    static const Category category;
    return category;
}

boost::system::error_code make_error_code(Error error) {
    return {static_cast<int>(error), error_category()};
}

void fail(Error error, const std::string& where, const std::string& detail) {
    throw boost::system::system_error(make_error_code(error),
                                      detail.empty() ? where : where + ": " + detail);
}

}  // namespace records
