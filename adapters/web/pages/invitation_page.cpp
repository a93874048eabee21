#include "adapters/web/pages/invitation_page.hpp"

namespace web {

Page invitation_page(const Wordbook& words, const InvitationForm& form, const Problems& problems) {
    const FormWriter writer{words, problems};
    Page page{.title = words.say("invitation.title"), .entry = "sign_in"};
    page.group = form.group_name;
    const Html fields = writer.text({.name = "invitation",
                                     .label = words.say("invitation.word"),
                                     .hint = words.say("invitation.hint"),
                                     .longest = 200,
                                     .needed = true});
    page.body = element("h1", page.title) + writer.problems();
    page.body += writer.form("/invitation", form.token, fields, words.say("invitation.open"));
    return page;
}

}  // namespace web
