// Sets the chosen colours before the page is drawn, so that it does not flash.
(function () {
  try {
    const chosen = localStorage.getItem("witting-theme");
    if (chosen === "light" || chosen === "dark") {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // Without storage the system's own choice stands.
  }
})();
