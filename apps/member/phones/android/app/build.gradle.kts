plugins {
    id("com.android.application") version "8.7.3"
}

android {
    namespace = "com.yousoon.app"
    compileSdk = 35

    defaultConfig {
        applicationId = "com.yousoon.app"
        minSdk = 26
        targetSdk = 35
        versionCode = 1
        versionName = "0.1.0"
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

dependencies {
    // Opens the site in the phone's browser engine, full screen, once both have named each other.
    implementation("com.google.androidbrowserhelper:androidbrowserhelper:2.5.0")
    implementation("com.google.androidbrowserhelper:locationdelegation:1.1.1")
}
