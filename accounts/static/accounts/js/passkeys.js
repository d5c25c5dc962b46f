// Says on the page what django-allauth’s script would only tell the console: the person or the device has refused.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-error").hidden = false;
});
