//! Paper over HTTP: signed out, in both languages, with whatever people type, and nothing of it kept.

use testkit::{Browser, Reply, village_test};

const NEVER: &str = "Zenaida Quillacollo";

fn header<'a>(reply: &'a Reply, name: &str) -> &'a str {
    reply.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

async fn filled(screen: &mut Browser, path: &str) -> Reply {
    let form = [
        ("names", NEVER),
        ("phone", "213-555-0142"),
        ("speak", "English, Español"),
        ("langs", "both"),
        ("paper", "letter"),
    ];
    screen.post(path, &form).await
}

village_test!(somebody_signed_out_goes_from_the_front_page_to_a_door_sign_and_nothing_is_kept, |village| {
    let before = village.dump().await;
    let mut screen = village.browser();
    assert!(screen.get("/").await.says("href=\"/print\""));
    assert!(screen.get("/print").await.says("href=\"/print/door-sign\""));
    let form = screen.get("/print/door-sign").await;
    assert!(form.says("Nothing you type here is kept"), "{}", form.body);
    let shown = filled(&mut screen, "/print/door-sign").await;
    assert_eq!(shown.status, 200);
    assert!(shown.says("src=\"data:image/png;base64,") && shown.says(NEVER), "{}", shown.body);
    assert_eq!(header(&shown, "cache-control"), "no-store");
    assert!(header(&shown, "content-security-policy").contains("img-src 'self' data:"));
    assert!(shown.says("formaction=\"/print/door-sign/paper.pdf\""));
    let paper = filled(&mut screen, "/print/door-sign/paper.pdf").await;
    assert_eq!((paper.status.as_u16(), header(&paper, "content-type")), (200, "application/pdf"));
    assert_eq!(header(&paper, "content-disposition"), "attachment; filename=\"door-sign.pdf\"");
    assert_eq!(header(&paper, "cache-control"), "no-store");
    assert!(paper.body.starts_with("%PDF"));
    let after = village.dump().await;
    assert_eq!(after.changes_since(&before), Vec::<String>::new());
    assert!(!after.values(4).iter().any(|value| value.contains("Quillacollo")));
});

village_test!(a_sheet_is_shown_in_spanish_with_its_words_in_spanish, |village| {
    let mut screen = village.browser().in_spanish();
    assert!(screen.get("/print").await.says("Letrero para la puerta"));
    let form = screen.get("/print/neighbor-note").await;
    assert!(form.says("Hola, vecina, vecino.") && form.says("Nada de lo que escriba"), "{}", form.body);
    let shown = screen.post("/print/neighbor-note", &[("langs", "es"), ("names", "Rosa 🏮")]).await;
    assert!(shown.says("Así queda") && shown.says("El papel no puede mostrar 🏮"), "{}", shown.body);
});

village_test!(what_is_typed_wrong_is_told_and_stays_and_other_words_are_only_words, |village| {
    let mut screen = village.browser();
    let wrong = screen.post("/print/door-sign", &[("link", "not an address"), ("names", "Rosa")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.says("value=\"Rosa\"") && wrong.says("value=\"not an address\""), "{}", wrong.body);
    let none = screen.post("/print/door-sign/paper.pdf", &[("link", "not an address")]).await;
    assert_eq!(none.status, 422);
    let hostile = [("names", "<script>alert(1)</script>"), ("headline-en", "#panic(\"x\") $ <b>")];
    let shown = screen.post("/print/door-sign", &hostile).await;
    assert_eq!(shown.status, 200);
    assert!(!shown.says("<script>alert") && !shown.says("<b>"), "{}", shown.body);
    assert_eq!(screen.get("/print/nonsense").await.status, 404);
    assert_eq!(screen.post("/print/nonsense/paper.pdf", &[]).await.status, 404);
});

village_test!(the_language_of_the_form_may_change_and_what_was_typed_stays, |village| {
    let mut screen = village.browser();
    let turned = screen.post("/print/poster", &[("switch_language", "es"), ("phone", "213-555-0142")]).await;
    assert_eq!(turned.status, 200);
    assert!(turned.says("lang=\"es\"") && turned.says("value=\"213-555-0142\""), "{}", turned.body);
    assert!(!turned.says("data:image"), "nothing was printed");
});
