use crate::check;

#[test]
fn filters() {
    check(&[
        ("camera:Nikon", "camera:Nikon"),
        ("camera:\"Nikon D5\"", "camera:\"Nikon D5\""),
        ("camera:„Nikon D5“ dog", "camera:\"Nikon D5\" dog"),
        ("lens:50mm", "lens:\"50mm\""),
        ("folder:Holidays", "folder:Holidays"),
        ("folder:/home/me/2019", "folder:\"/home/me/2019\""),
        ("name:IMG_2041", "name:IMG_2041"),
        ("text:password", "text:password"),
        ("text:\"hardware store\"", "text:\"hardware store\""),
        ("-text:draft", "-text:draft"),
        ("has:text", "has:text"),
        ("-has:text dog", "-has:text dog"),
        ("is:lettered", "has:text"),
        ("file:beach.jpg", "name:\"beach.jpg\""),
        ("place:Paris", "place:Paris"),
        ("place:\"New York\"", "place:\"New York\""),
        ("type:video", "type:video"),
        ("type:RAW", "type:raw"),
        ("type:jpg", "type:jpeg"),
        ("-type:video", "-type:video"),
        ("is:favorite", "is:favourite"),
        ("is:geotagged", "is:located"),
        ("-is:offline", "-is:offline"),
        ("rating>=4", "rating>=4"),
        ("rating>3", "rating>=4"),
        ("rating<3", "rating<=2"),
        ("rating:4", "rating:4..4"),
        ("rating=2", "rating:2..2"),
        ("rating:2..4", "rating:2..4"),
        ("rating≥4", "rating>=4"),
        ("rating:>=4", "rating>=4"),
        ("-rating>=4", "-rating>=4"),
        ("dog camera:Nikon at night", "dog camera:Nikon at night"),
    ]);
}

#[test]
fn what_is_unknown_stays_words() {
    check(&[
        ("type:painting", "type:painting"),
        ("is:nice", "is:nice"),
        ("has:dog", "has:dog"),
        ("text: on a wall", "text: on a wall"),
        ("rating:6", "rating:6"),
        ("rating>5", "rating>5"),
        ("rating", "rating"),
        ("colour:red", "colour:red"),
        ("camera: on a tripod", "camera: on a tripod"),
        ("photo:me", "photo:me"),
        ("photo:0", "photo:0"),
        ("a camera:", "a camera:"),
    ]);
}
